// What must be true of every report, whatever the bundle: its schema, and the promises that one report alone can show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cases.mjs';
import { validate } from './schema.mjs';

const schema = JSON.parse(readFileSync(join(ROOT, 'core/report/report.schema.json'), 'utf8'));
const SEVERITIES = ['error', 'warning', 'note'];

/** Names and rows of the rule catalogue, from core/finding/catalog.def. */
export function catalogRules(text = readFileSync(join(ROOT, 'core/finding/catalog.def'), 'utf8')) {
  return [...text.matchAll(/^RULE\((\w+),\s*"([^"]+)",\s*(\w+),\s*(\w+),\s*(\w+),/gm)].map(
    ([, id, name, severity, basis, effect]) => ({ id, name, severity: severity.toLowerCase(), basis, effect }),
  );
}

/** What is wrong with a report, as a list of texts. */
export function reportFaults(report) {
  const faults = validate(report, schema);
  if (faults.length > 0) return faults.slice(0, 5);
  return [
    ...checkFaults(report),
    ...findingFaults(report),
    ...totalFaults(report),
    ...mapFaults(report),
    ...memberFaults(report),
    ...nestedFaults(report),
    ...voucherFaults(report),
    ...listFaults(report),
    ...proofFaults(report),
    ...verdictFaults(report),
  ];
}

// Every rule is there, and nothing passes that looked at nothing.
function checkFaults({ checks, findings }) {
  const expected = catalogRules().map(({ name }) => name);
  const faults = expected.join() === checks.map(({ rule }) => rule).join() ? [] : ['checks are not the catalogue'];
  for (const { rule, state, population, findings: count } of checks) {
    const listed = findings.filter((finding) => finding.rule === rule).length;
    if (listed !== Math.min(count, 1000)) faults.push(`${rule}: ${count} findings are counted, ${listed} listed`);
    if (state === 'pass' && population === 0) faults.push(`${rule} passes, but looked at nothing`);
    if ((state === 'fail') !== count > 0) faults.push(`${rule} is ${state} with ${count} findings`);
    if (state === 'vacuous' && population > 0) faults.push(`${rule} is vacuous, but looked at ${population} things`);
  }
  return faults;
}

function findingFaults({ findings, members }) {
  const faults = [];
  const key = ({ severity, rule, member, inside, line, offset }) => [
    SEVERITIES.indexOf(severity),
    Buffer.from(rule),
    member === null ? Buffer.alloc(0) : Buffer.from(members[member].path),
    inside ? 1 : 0,
    Buffer.from(inside?.path ?? ''),
    line ?? 0,
    offset ?? 0,
  ];
  findings.forEach((finding, index) => {
    if (finding.member !== null && !members[finding.member]) faults.push(`${finding.rule} is placed at no member`);
    if (/\{\w+\}/.test(finding.message)) faults.push(`${finding.rule} leaves a word of its message open: ${finding.message}`);
    if (index > 0 && compare(key(findings[index - 1]), key(finding)) > 0) faults.push(`finding ${index} is out of order`);
  });
  return faults;
}

function compare(a, b) {
  for (let i = 0; i < a.length; i += 1) {
    const order = Buffer.isBuffer(a[i]) ? Buffer.compare(a[i], b[i]) : a[i] - b[i];
    if (order !== 0) return order;
  }
  return 0;
}

function totalFaults({ totals, checks, findings }) {
  const faults = [];
  for (const severity of SEVERITIES) {
    const listed = findings.filter((finding) => finding.severity === severity).length;
    const stated = totals[`${severity}s`];
    const isCut = checks.some((check) => check.findings > 1000);
    if (stated !== listed && !(isCut && stated > listed)) faults.push(`${stated} ${severity}s are stated, ${listed} listed`);
  }
  for (const [state, count] of Object.entries(totals.checks)) {
    const listed = checks.filter((check) => check.state === state).length;
    if (listed !== count) faults.push(`${count} checks are said to be ${state}, ${listed} are`);
  }
  return faults;
}

// Every byte of the file belongs to exactly one region.
function mapFaults({ byte_map: map, bundle, members }) {
  if (bundle.kind === 'folder') return map === null ? [] : ['a folder has a byte map'];
  const faults = [];
  let at = 0;
  for (const { offset, size, kind, member } of map) {
    if (offset !== at) faults.push(`the byte map has a hole or an overlap at ${at}`);
    if (size <= 0) faults.push(`the byte map has an empty ${kind} at ${offset}`);
    if (member !== null && !members[member]) faults.push(`the ${kind} at ${offset} belongs to no member`);
    at = offset + size;
  }
  if (at !== bundle.size) faults.push(`the byte map ends at ${at}, the file at ${bundle.size}`);
  const strange = new Set(['prefix', 'gap', 'hidden record', 'suffix']);
  const mapped = map.filter(({ kind }) => !strange.has(kind)).reduce((sum, { size }) => sum + size, 0);
  if (mapped !== bundle.mapped_size) faults.push(`mapped_size is ${bundle.mapped_size}, its regions have ${mapped}`);
  return faults;
}

// Every archive is listed with its digest; what was opened lists what is in it, and findings inside are placed there.
function nestedFaults({ nested, members, findings }) {
  const faults = [];
  const opened = new Map(nested.archives.filter((archive) => archive.opened).map((archive) => [archive.member, archive]));
  const told = nested.archives.map(({ member, format }) => `${member} ${format}`);
  const expected = members.flatMap(({ archive }, index) => (archive ? [`${index} ${archive}`] : []));
  if (told.join() !== expected.join()) faults.push(`the archives listed are ${told}, the members say ${expected}`);
  for (const { member, size, sha256, format, opened: isOpened } of nested.archives) {
    if (members[member]?.size !== size || members[member]?.sha256 !== sha256) faults.push(`archive ${member} is not as its member is`);
    if (isOpened && (nested.depth !== 'review' || format !== 'zip')) faults.push(`archive ${member} was opened unasked`);
  }
  for (const { rule, member, inside } of findings.filter((finding) => finding.inside)) {
    const entry = opened.get(member)?.members[inside.member ?? 0];
    if (!opened.has(member)) faults.push(`${rule} is placed in an archive that was not opened`);
    else if (inside.member !== null && entry?.path !== inside.path) faults.push(`${rule} is placed at no member of the archive`);
  }
  for (const { members: list, mapped_size: mapped, size, content_digest: digest } of opened.values()) {
    if (mapped > size) faults.push(`${mapped} bytes of ${size} are mapped`);
    if (digest !== null && list.some(({ sha256, path }) => sha256 === null && !path.endsWith('/'))) faults.push('a content digest although a member was not read');
  }
  return faults;
}

function memberFaults({ bundle, members }) {
  const faults = [];
  if (bundle.members !== members.length) faults.push('bundle.members is not the number of members');
  const isWhole = members.every(({ sha256 }) => sha256 !== null);
  if (bundle.content_digest !== null && !isWhole) faults.push('there is a content digest although a member was not read');
  return faults;
}

// The summary of the vouchers is that of the table of members.
function voucherFaults({ members, vouched }) {
  const faults = [];
  const files = members.map((member, index) => ({ ...member, index })).filter(({ role }) => role !== 'folder' && role !== 'git proof');
  const holding = ({ vouchers }) => vouchers.filter(({ state }) => state === 'holds');
  const isSound = (member) => holding(member).length > 0 && member.vouchers.every(({ state }) => state === 'holds');
  const sizes = (list) => list.reduce((sum, { size }) => sum + size, 0);
  const same = (what, seen, told) => {
    if (JSON.stringify(seen) !== JSON.stringify(told)) faults.push(`vouched.${what} is ${JSON.stringify(told)}, the members give ${JSON.stringify(seen)}`);
  };
  const sound = files.filter(isSound);
  same('members', [sound.length, files.length], [vouched.members, vouched.of]);
  same('bytes', [sizes(sound), sizes(files)], [vouched.bytes, vouched.of_bytes]);
  same('unvouched', files.filter((member) => !isSound(member)).map(({ index }) => index), vouched.unvouched);
  same('contradicted', files.filter(({ vouchers }) => vouchers.some(({ state }) => state === 'contradicted')).map(({ index }) => index), vouched.contradicted);
  for (const member of members) faults.push(...member.vouchers.flatMap((voucher) => digitFaults(member, voucher)));
  for (const { kind, members: count, vouchers, holding: hold } of vouched.by) {
    const of = files.flatMap((member) => member.vouchers).filter(({ by }) => by === kind);
    const vouchedFor = sound.filter((member) => holding(member).some(({ by }) => by === kind));
    same(`by ${kind}`, [vouchedFor.length, of.length, of.filter(({ state }) => state === 'holds').length], [count, vouchers, hold]);
  }
  const strengths = new Map();
  for (const member of sound) {
    const bits = Math.max(...holding(member).map((voucher) => voucher.bits));
    strengths.set(bits, (strengths.get(bits) ?? 0) + 1);
  }
  const told = new Map();
  for (const { bits, members: count } of vouched.strength) told.set(bits, (told.get(bits) ?? 0) + count);
  same('strength', [...strengths].sort(([a], [b]) => b - a), [...told]);
  return faults;
}

// What a voucher expects has as many digits as it says, and parts from what was found only where it is contradicted.
function digitFaults({ path, sha256, git_blob: blob }, { at, algorithm, bits, state, expected, found }) {
  const own = { sha256, 'git-sha1': blob, 'git-sha256': blob }[algorithm] ?? found ?? expected;
  const faults = [];
  if (4 * expected.length !== bits) faults.push(`${at} expects ${expected.length} digits of ${path}, for ${bits} bits`);
  if ((found === null) !== (state === 'holds')) faults.push(`${at} of ${path} is ${state} and found ${found}`);
  if (own.startsWith(expected) !== (state === 'holds')) faults.push(`${at} of ${path} is ${state}: ${expected}, ${own}`);
  if (found !== null && found !== own) faults.push(`${path} has ${own}, ${at} says that ${found} was found`);
  return faults;
}

// The trees lead from the commit to each member that has its id.
function proofFaults({ proof, members, bundle }) {
  if (proof === null) return [];
  const faults = [];
  const trees = new Map(proof.trees.map((tree) => [tree.folder, tree]));
  const tip = proof.commits.find(({ id }) => id === proof.commit);
  if (trees.size !== proof.trees.length) faults.push('a folder has two trees in the proof');
  if (trees.size > 0 && trees.get('')?.id !== tip.tree) faults.push(`the top tree is ${trees.get('')?.id}, the commit has ${tip.tree}`);
  const wanted = new Set();
  for (const { path, vouchers } of members) {
    const inner = path.slice((bundle.wrapper ?? '').length);
    for (const { at } of vouchers.filter(({ by }) => by === 'commit')) {
      const folders = [...inner.matchAll(/\//g)].map(({ index }) => inner.slice(0, index + 1));
      for (const folder of ['', ...folders]) wanted.add(folder);
      const last = trees.get(folders.at(-1) ?? '');
      if (!last || members[last.member].path.slice((bundle.wrapper ?? '').length) !== at) faults.push(`no tree of the proof leads to ${path}`);
    }
  }
  const missing = [...wanted].filter((folder) => !trees.has(folder));
  return [...faults, ...missing.map((folder) => `the proof names no tree for "${folder}"`)];
}

// Every entry of a list is one of four things, and each that was compared is a voucher.
function listFaults({ digest_lists: lists, members }) {
  const faults = [];
  for (const { member, entries, holding, contradicted, absent, unchecked } of lists) {
    if (!members[member]) faults.push('a list of digests is no member');
    if (holding + contradicted + absent + unchecked !== entries) faults.push(`the entries of list ${member} do not add up`);
  }
  const compared = lists.reduce((sum, { holding, contradicted }) => sum + holding + contradicted, 0);
  const kinds = new Set(['checksums', 'bag', 'data-package', 'ro-crate', 'in-toto', 'wheel-record', 'manifest']);
  const vouchers = members.flatMap((member) => member.vouchers).filter(({ by }) => kinds.has(by)).length;
  if (vouchers < compared) faults.push(`${compared} entries were compared, but there are ${vouchers} vouchers`);
  return faults;
}

function verdictFaults({ verdict, exit_code: code, totals, options }) {
  const expected = { pass: 0, fail: 1, error: 3 }[verdict];
  const faults = code === expected ? [] : [`exit_code ${code} does not go with verdict ${verdict}`];
  if (verdict === 'pass' && totals.unjudged > 0) faults.push('the verdict is pass although something was not judged');
  if (verdict === 'pass' && totals.errors > 0 && options.fail_on !== 'never') faults.push('the verdict is pass despite errors');
  return faults;
}

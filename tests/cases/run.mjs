// Reviews every case with the command and compares the findings, the verdict and what must be true of any report.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/cases/run.mjs [rule or rule/claim …]
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseIds, flagsOf, readCase, ROOT, writeMembers } from '../tools/cases.mjs';
import { writeRepository } from '../tools/git-objects.mjs';
import { contradictions } from '../tools/expectations.mjs';
import { reportFaults } from '../tools/report.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const AT_ONCE = 2;
const SECONDS = 60;

function review(path, options, repository) {
  const flags = [...flagsOf(options), ...(repository ? ['--repo', repository] : [])];
  const settings = { timeout: SECONDS * 1000, maxBuffer: 1 << 28 };
  return new Promise((resolve) => {
    execFile(BIN, ['check', ...flags, '-o', 'json', path], settings, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr });
    });
  });
}

// What a later comparison needs of a case's report.
const contentDigests = new Map();

// Outside the bundle, which may be a folder.
function writtenRepository({ repository }, folder) {
  if (!repository) return null;
  const path = `${folder}-repository`;
  writeRepository(path, repository);
  return path;
}

// Items are told by their line, the review of a ticket by "review".
function stateFaults(states, { tickets, coverage, members }) {
  const orphans = coverage.orphaned.map(({ kind, member }) => `orphaned ${kind} ${members[member].path}`);
  const wanted = states.filter(([word]) => word === 'orphaned').map((words) => words.join(' '));
  const found = ([id, at, ...rest]) => {
    const ticket = tickets.find((one) => one.id === id);
    const items = at === 'review' ? [ticket?.review] : (ticket?.obligations.filter(({ line }) => line === Number(at)) ?? []);
    const words = items.map((item) => item?.state).join(' ');
    return words === rest.join(' ') ? [] : [`${id} ${at} is ${words || 'not there'}, expected ${rest.join(' ')}`];
  };
  return [
    ...states.filter(([word]) => word !== 'orphaned').flatMap(found),
    ...wanted.filter((one) => !orphans.includes(one)).map((one) => `not there: ${one}`),
    ...orphans.filter((one) => !wanted.includes(one)).map((one) => `not expected: ${one}`),
  ];
}

async function runCase(id, folder) {
  const made = await readCase(id);
  const path = join(folder, made.name);
  if (made.bytes) writeFileSync(path, made.bytes);
  else writeMembers(path, made.members);
  const { code, stdout, stderr } = await review(path, made.options, writtenRepository(made, folder));
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    return [`no JSON report (ended with ${code}): ${stderr.trim().split('\n').slice(0, 3).join(' | ')}`];
  }
  const faults = contradictions(made.expect, report);
  if (made.states) faults.push(...stateFaults(made.states, report));
  if (code !== made.exit) faults.push(`exit code ${code}, expected ${made.exit}`);
  if (report.exit_code !== code) faults.push(`the report says exit_code ${report.exit_code}, the command ended with ${code}`);
  if (stderr !== '') faults.push(`stderr is not empty: ${stderr.trim().split('\n')[0]}`);
  contentDigests.set(id, { digest: report.bundle.content_digest, same: made.sameContentAs });
  return faults.concat(reportFaults(report));
}

async function runAll(ids, folder) {
  const results = new Map();
  const waiting = [...ids.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, id] = next;
      const own = join(folder, String(index));
      mkdirSync(own);
      results.set(id, await runCase(id, own).catch((error) => [String(error.stack)]));
      rmSync(own, { recursive: true });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  compareContents(results);
  return results;
}

function compareContents(results) {
  for (const [id, { digest, same }] of contentDigests) {
    if (!same || !contentDigests.has(same)) continue;
    if (digest === null || digest !== contentDigests.get(same).digest) {
      results.get(id).push(`the content digest is ${digest}, but ${same} has ${contentDigests.get(same).digest}`);
    }
  }
}

const ids = caseIds(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'exhibit-cases-'));
const results = await runAll(ids, folder);
rmSync(folder, { recursive: true });
let failed = 0;
for (const id of ids) {
  const faults = results.get(id);
  console.log(faults.length === 0 ? `ok - ${id}` : `not ok - ${id}: ${faults.join('\n      ')}`);
  if (faults.length > 0) failed += 1;
}
console.log(`${ids.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || ids.length === 0 ? 1 : 0;

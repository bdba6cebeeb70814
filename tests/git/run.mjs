// Patches that git itself prints, of random histories and with random options, must give no finding beside the files
// that they lead to; and one small forgery in each must give an error.
//
//   EXHIBIT_BIN   the command
//   COUNT, SEED   how many bundles (default 240), and the first of their seeds (default 1)
//   SHOW          a seed: writes that bundle's patch to standard output and ends
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAll } from '../tools/check-many.mjs';
import { forge, KINDS } from './forge.mjs';
import { makeRandom } from './random.mjs';
import { makeStories, storyZip } from './stories.mjs';

const COUNT = Number(process.env.COUNT ?? 240);
const SEED = Number(process.env.SEED ?? 1);
const AT_ONCE = 200;
const SHA256_SHARE = 4; // one in so many

// What a bundle of files and a patch is anyway: not all files are there, and what is not committed is not.
const EXPECTED = { 'patch-file-not-bundled': true, 'patch-uncommitted': true, 'patch-run-log-absent': true };

const folder = mkdtempSync(join(tmpdir(), 'exhibit-git-'));
const faults = { honest: [] };
const counts = { honest: 0 };
for (const kind of KINDS) [faults[kind], counts[kind]] = [[], 0];

function findingsOf(report, story) {
  const isEmpty = !/^(diff --|\* Unmerged)/m.test(story.patch.toString('latin1'));
  return report.findings.filter(
    ({ rule, severity }) =>
      /^patch-|^git-stat-/.test(rule) && severity !== 'note' && !EXPECTED[rule] && !(isEmpty && rule === 'patch-empty'),
  );
}

async function reviewed(bundles) {
  const paths = bundles.map((bundle, index) => {
    const path = join(folder, `${index}.zip`);
    writeFileSync(path, storyZip(bundle));
    return path;
  });
  const reports = await checkAll(paths, 'sprint-bundle');
  for (const path of paths) rmSync(path);
  return reports;
}

async function tryHonest(stories) {
  const reports = await reviewed(stories);
  stories.forEach((story, index) => {
    const found = findingsOf(reports[index], story);
    counts.honest += 1;
    if (found.length > 0) faults.honest.push(`${story.id} ${story.command}: ${found[0].rule} line ${found[0].line}: ${found[0].message}`);
  });
}

async function tryForged(stories) {
  const forged = stories.flatMap((story) => {
    const random = makeRandom(story.id + 77);
    return KINDS.flatMap((kind) => {
      const made = random.chance(60) ? forge(kind, story, random) : null;
      return made ? [{ ...made, kind, story }] : [];
    });
  });
  const reports = await reviewed(forged);
  forged.forEach(({ kind, story, patch }, index) => {
    const isCaught = findingsOf(reports[index], { patch }).some(({ severity }) => severity === 'error');
    counts[kind] += 1;
    if (!isCaught) faults[kind].push(`${story.id} ${story.command}`);
  });
}

async function tryAll() {
  for (let from = 0; from < COUNT; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, COUNT - from);
    const isLong = (from / AT_ONCE) % SHA256_SHARE === SHA256_SHARE - 1;
    const stories = [
      ...makeStories(SEED + from, isLong ? count : Math.ceil((count * 3) / 4), isLong ? 'sha256' : 'sha1', folder),
      ...(isLong ? [] : makeStories(SEED + from + Math.ceil((count * 3) / 4), Math.floor(count / 4), 'sha256', folder)),
    ];
    await tryHonest(stories);
    await tryForged(stories);
    for (const format of ['sha1', 'sha256']) rmSync(join(folder, `${format}.git`), { recursive: true, force: true });
  }
}

const TITLES = {
  honest: 'patches as git prints them give no finding',
  line: 'a changed line is an error',
  id: 'a changed id is an error',
  file: 'a changed file is an error',
  hunk: 'a dropped hunk is an error',
  mode: 'a mode that git does not write is an error',
  executable: 'a mode that says the other of plain and executable is an error',
  rename: 'a path changed in one place is an error',
  entry: 'a file dropped from a patch with its diffstat is an error',
  binary: 'a changed digit of binary data is an error',
};

if (process.env.SHOW) {
  const stories = [makeStories(Number(process.env.SHOW), 1, process.env.FORMAT ?? 'sha1', folder)[0]];
  process.stdout.write(stories[0].patch);
} else {
  await tryAll();
  let failed = 0;
  for (const [kind, title] of Object.entries(TITLES)) {
    const name = `${title} (${counts[kind]} tried)`;
    const isGood = faults[kind].length === 0 && counts[kind] > 0;
    if (!isGood) failed += 1;
    console.log(isGood ? `ok - ${name}` : `not ok - ${name}: ${faults[kind].length} wrong\n      ${faults[kind].slice(0, 20).join('\n      ')}`);
  }
  console.log(`${Object.keys(TITLES).length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
rmSync(folder, { recursive: true });

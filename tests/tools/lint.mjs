// Runs lint rules over the repository. A rule is { name, check, violation }: `check` takes a tree and gives a list of
// faults; `violation` is a small tree that must have one, so that no rule can be empty talk.
//
// A tree is { paths, read(path), isRepository }.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cases.mjs';

const SKIPPED = new Set(['.git', 'build', 'node_modules']);

/** Files of the repository, '/' between parts. */
export function repository() {
  const paths = [];
  const walk = (folder) => {
    for (const item of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${item.name}` : item.name;
      if (item.isDirectory() && !SKIPPED.has(item.name)) walk(path);
      else if (item.isFile()) paths.push(path);
    }
  };
  walk('');
  return { isRepository: true, paths: paths.sort(), read: (path) => readFileSync(join(ROOT, path), 'utf8') };
}

function treeOf(files) {
  return { paths: Object.keys(files).sort(), read: (path) => files[path] };
}

/** Prints a line a rule, and one that says whether the rule sees its violation. */
export async function runLint(rules) {
  const tree = repository();
  let passed = 0;
  let failed = 0;
  const say = (name, faults) => {
    console.log(faults.length === 0 ? `ok - ${name}` : `not ok - ${name}: ${faults.slice(0, 20).join('\n      ')}`);
    if (faults.length === 0) passed += 1;
    else failed += 1;
  };
  for (const { name, check, violation } of rules) {
    say(name, await check(tree));
    const seen = await check(treeOf(violation));
    say(`${name}: sees a violation`, seen.length > 0 ? [] : ['it does not']);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** The lines of a file that match, as "path:line: text". */
export function linesThatMatch(tree, path, pattern) {
  return tree
    .read(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : []));
}

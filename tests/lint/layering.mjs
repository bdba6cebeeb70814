// Who may include whom: a folder of the core itself and those before it, fronts and tests the public header.
import { runLint } from '../tools/lint.mjs';

const ORDER = ['base', 'finding', 'digest', 'zip', 'bundle', 'parse', 'policy', 'rules', 'report'];
const PUBLIC = 'exhibit.h';

// Headers of libraries are another lint's business.
function includesOf(tree, path) {
  return [...tree.read(path).matchAll(/^\s*#\s*include\s+"(?!mbedtls\/)([^"]+)"/gm)].map(([, header]) => header);
}

function isC(path) {
  return /\.[ch]$/.test(path);
}

// May the C file at `path` include "header"?
function mayInclude(path, header) {
  const folder = path.split('/')[1];
  const from = header.split('/')[0];
  if (header.includes('..')) return false;
  if (/^core\/[^/]+$/.test(path)) return header === PUBLIC || ORDER.includes(from);
  if (path.startsWith('core/cli/')) return header === PUBLIC || from === 'cli';
  if (path.startsWith('core/')) return ORDER.includes(from) && ORDER.indexOf(from) <= ORDER.indexOf(folder);
  if (path.startsWith('wasm/')) return header === PUBLIC;
  return header === PUBLIC || !header.includes('/') || ORDER.includes(from);
}

function checkIncludes(tree) {
  return tree.paths
    .filter((path) => /^(core|wasm|tests)\//.test(path) && isC(path))
    .flatMap((path) =>
      includesOf(tree, path)
        .filter((header) => !mayInclude(path, header))
        .map((header) => `${path} includes ${header}`),
    );
}

// Only units, fuzz targets and the tests of damage look inside.
function checkTests(tree) {
  return tree.paths
    .filter((path) => path.startsWith('tests/') && !/^tests\/(unit|fuzz|damage)\//.test(path) && isC(path))
    .flatMap((path) =>
      includesOf(tree, path)
        .filter((header) => header !== PUBLIC && header.includes('/'))
        .map((header) => `${path} includes ${header}`),
    );
}

function checkFolders(tree) {
  const folders = new Set(tree.paths.filter((path) => /^core\/[^/]+\//.test(path)).map((path) => path.split('/')[1]));
  return [...folders].filter((folder) => folder !== 'cli' && !ORDER.includes(folder)).map((folder) => `core/${folder} has no place in the order`);
}

await runLint([
  {
    name: 'includes go one way',
    check: checkIncludes,
    violation: { 'core/zip/a.c': '#include "rules/judging.h"\n' },
  },
  {
    name: 'the command includes the public header alone',
    check: (tree) => checkIncludes({ ...tree, paths: tree.paths.filter((path) => path.startsWith('core/cli/')) }),
    violation: { 'core/cli/a.c': '#include "base/bytes.h"\n' },
  },
  {
    name: 'the module includes the public header alone',
    check: (tree) => checkIncludes({ ...tree, paths: tree.paths.filter((path) => path.startsWith('wasm/')) }),
    violation: { 'wasm/a.c': '#include "base/bytes.h"\n' },
  },
  {
    name: 'only unit tests, fuzz targets and tests of damage look inside',
    check: checkTests,
    violation: { 'tests/bench/a.c': '#include "base/bytes.h"\n' },
  },
  {
    name: 'every folder of the core has its place',
    check: checkFolders,
    violation: { 'core/other/a.c': '' },
  },
]);

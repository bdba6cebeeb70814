// What no file may hold or be.
import { linesThatMatch, runLint } from '../tools/lint.mjs';

const LINES_MAX = 600;
const SELF = 'tests/lint/files.mjs';
const SOURCE = /\.(c|h|mjs|js|ts|tsx|sh|css|cmake)$/;
const TEXT = /\.(c|h|def|mjs|js|ts|tsx|json|sh|css|html|md|txt|cmake|yml)$|(^|\/)(CMakeLists\.txt|run)$/;

// Somebody's machine. Tests and the rule about local paths speak of invented ones.
const MACHINE_PATH = /(?<![\w.\]*>])\/(work|root|Users|home)\/[a-z]/;
const SPEAKS_OF_PATHS = /^(tests\/|core\/parse\/local_path|core\/finding\/catalog\.def)/;
const WORKPLACE = /(?<![\w.])\/work\//;

const REGISTRY = /\/\/(registry|proxy|files|deb|repo)\.[a-z]+\.[a-z]/;

function textFiles(tree) {
  return tree.paths.filter((path) => TEXT.test(path) && path !== SELF);
}

await runLint([
  {
    name: 'no path of a machine',
    check: (tree) =>
      textFiles(tree)
        .filter((path) => path !== 'web/package-lock.json')
        .flatMap((path) => linesThatMatch(tree, path, SPEAKS_OF_PATHS.test(path) ? WORKPLACE : MACHINE_PATH)),
    violation: { 'core/a.c': '/* see /home/somebody/notes */\n' },
  },
  {
    name: 'no package registry',
    check: (tree) => textFiles(tree).flatMap((path) => linesThatMatch(tree, path, REGISTRY)),
    violation: { 'web/package-lock.json': '"https://registry.example.org/x.tgz"\n' },
  },
  {
    name: 'the lock file names no address',
    check: (tree) =>
      tree.paths.filter((path) => path.endsWith('package-lock.json')).flatMap((path) => linesThatMatch(tree, path, /"resolved"/)),
    violation: { 'web/package-lock.json': '  "resolved": "somewhere",\n' },
  },
  {
    name: `no source file is longer than ${LINES_MAX} lines`,
    check: (tree) =>
      tree.paths
        .filter((path) => SOURCE.test(path))
        .map((path) => [path, tree.read(path).split('\n').length - 1])
        .filter(([, lines]) => lines > LINES_MAX)
        .map(([path, lines]) => `${path} has ${lines}`),
    violation: { 'core/a.c': 'x\n'.repeat(LINES_MAX + 1) },
  },
]);

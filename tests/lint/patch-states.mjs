// The page has words for every state that the core finds a file of the patch in, and for every kind of section.
import { runLint } from '../tools/lint.mjs';

const CORE = 'core/rules/patch_state.c';
const BADGES = 'web/src/views/patchState.tsx';
const SCREEN = 'web/src/views/Changes.tsx';

// The strings of the table in a C function, and the keys of an object in TypeScript.
function namesIn(source, name) {
  const body = source.split(`const char *${name}(`)[1]?.split('\n}\n')[0] ?? '';
  return [...body.matchAll(/"([a-z-]+)"/g)].map(([, word]) => word);
}

function keysOf(source, name) {
  const body = source.split(`const ${name}: Record<`)[1]?.split('\n};\n')[0] ?? '';
  return [...body.matchAll(/^ {2}"?([a-z-]+)"?: /gm)].map(([, key]) => key);
}

function check(tree, words, file, table) {
  const known = keysOf(tree.read(file), table);
  const wanted = namesIn(tree.read(CORE), words);
  if (wanted.length === 0) return [`${CORE}: no names in ${words}`];
  return wanted.filter((word) => !known.includes(word)).map((word) => `${file}: ${table} has no ${word}`);
}

const state = 'const char *patch_state_name(int s)\n{\n    return "new";\n}\nconst char *patch_section_name(int s)\n{\n    return "new";\n}\n';

await runLint([
  {
    name: 'the page names every state of a file of the patch',
    check: (tree) => check(tree, 'patch_state_name', BADGES, 'STATES'),
    violation: { [CORE]: state, [BADGES]: 'const STATES: Record<string, State> = {\n  old: {},\n};\n' },
  },
  {
    name: 'the page names every kind of section of the patch',
    check: (tree) => check(tree, 'patch_section_name', SCREEN, 'SECTIONS'),
    violation: { [CORE]: state, [SCREEN]: 'const SECTIONS: Record<string, string> = {\n  old: "Old",\n};\n' },
  },
]);

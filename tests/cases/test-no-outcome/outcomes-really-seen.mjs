import { sprintBundle } from '../../tools/bundle.mjs';

const lines = ['`make a` (passed)', '`make b`: PASS', 'PASS: `make c`', '`make d` (ok)', '✅ `make e`', '`make f` — 12 passed, 1 skipped'];
export const bundle = sprintBundle({ commit: { 'RUN/TESTS.md': `# Tests\n\n${lines.map((line) => `- ${line}\n`).join('')}` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

// A tickets file made only to keep a parser busy is not read, and that gives no verdict.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const deep = Array.from({ length: 200 }, (_, depth) => `${'  '.repeat(depth)}- deeper`).join('\n');

export const bundle = sprintBundle({ before: { [TICKETS]: (text) => `${text}\n${deep}\n` } });
export const exit = 3;
export const expect = `
  error member-too-deep docs/CODEX_SPRINT_TICKETS.md -
  note run-commit-behind RUN/META.json 7
`;

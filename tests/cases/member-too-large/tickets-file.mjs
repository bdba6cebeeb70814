// A document is read up to a limit; what was not read cannot be judged.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';
import { STORED } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => `${text}\n${'and so on '.repeat(60_000)}\n` },
  change: (entries) => entries.map((part) => ({ ...part, options: { method: STORED } })),
});
export const exit = 3;
export const expect = `
  error member-too-large docs/CODEX_SPRINT_TICKETS.md -
  note run-commit-behind RUN/META.json 7
`;

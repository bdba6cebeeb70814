// A folder entry is no file.
import { sprintBundle } from '../../tools/bundle.mjs';
import { folder } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  drop: ['AGENTS.md'],
  change: (entries) => [...entries, folder('AGENTS.md/')],
});
export const expect = `
  error member-missing - - path=AGENTS.md
  note run-commit-behind RUN/META.json 7
`;

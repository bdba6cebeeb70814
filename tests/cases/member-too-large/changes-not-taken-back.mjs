// A file that the patch changes must be held in memory while the changes are taken back from it.
import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';

const table = 'a row of the table\n'.repeat(500);
export const bundle = sprintBundle({ before: { [SOURCE]: (text) => text + table } });
export const options = { limits: { document: 8000 } };
export const exit = 3;
export const expect = `
  error member-too-large ${SOURCE} - name=document limit=8000
  note run-commit-behind RUN/META.json 7
`;

// git log turns the text into UTF-8; that cannot be compared here.
import { sprintBundle } from '../../tools/bundle.mjs';

const written = (text) => text.replace('record the run', 'r\u00e9cord the run');
export const bundle = sprintBundle({
  proof: true,
  headers: ['encoding ISO-8859-1'],
  lastCommit: written,
  commits: written,
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

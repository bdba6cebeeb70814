// Stored instead of deflated, and in another order: another file with the same content.
import { sprintBundle } from '../../tools/bundle.mjs';
import { STORED } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  change: (entries) => entries.map((part) => ({ ...part, options: { method: STORED } })).reverse(),
});
export const sameContentAs = 'honest/sprint';
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

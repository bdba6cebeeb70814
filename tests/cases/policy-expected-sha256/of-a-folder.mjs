// A folder is no file: what is expected of one cannot be met.
import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const form = 'folder';
export const options = { expect: { sha256: inventedId('x').slice(0, 32).repeat(2) } };
export const expect = `
  error policy-expected-sha256 - - "found=not to be had"
  note run-commit-behind RUN/META.json 7
`;

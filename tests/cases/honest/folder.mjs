// The same files as honest/sprint, in a folder instead of a zip.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const form = 'folder';
export const sameContentAs = 'honest/sprint';
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

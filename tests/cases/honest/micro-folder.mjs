import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle();
export const form = 'folder';
export const sameContentAs = 'honest/micro';
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

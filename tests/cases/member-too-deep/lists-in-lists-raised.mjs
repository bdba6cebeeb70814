// The same tickets file is read when the reviewer asks for more.
import { bundle as deep } from './lists-in-lists.mjs';

export const bundle = deep;
export const options = { limits: { 'markdown-depth': 400 } };
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { fail_on: 'note' };
export const exit = 1;
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

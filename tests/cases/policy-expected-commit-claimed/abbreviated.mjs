import { HEAD, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle();
export const options = { expect: { commit: HEAD.slice(0, 9) } };
export const expect = `
  warning policy-expected-commit-claimed - - bits=36
  note run-commit-behind RUN/META.json 7
`;

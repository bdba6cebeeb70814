import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { expect: { sha256: inventedId('x').slice(0, 32).repeat(2) } };
export const expect = `
  error policy-expected-sha256 - - expected=${options.expect.sha256}
  note run-commit-behind RUN/META.json 7
`;

import { HEAD, inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { expect: { commit: inventedId('wanted') } };
export const expect = `
  error policy-expected-commit - - found=${HEAD} where=LAST_COMMIT.txt
  note run-commit-behind RUN/META.json 7
`;

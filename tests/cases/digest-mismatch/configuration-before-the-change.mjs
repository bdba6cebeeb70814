import { CONFIG, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ commit: { [CONFIG]: '{"tries": 7, "pause": 2.0}\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 10 count=1 path=configs/fetch.json
  error digest-mismatch RUN/META.json 15 path=configs/fetch.json "cause=without the changes of the patch it would have it"
  note run-commit-behind RUN/META.json 7
`;

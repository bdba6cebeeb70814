import { CONFIG, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ forge: { [CONFIG]: '{"tries": 50, "pause": 2.0}\n' } });
export const expect = `
  error digest-mismatch RUN/META.json 15 path=configs/fetch.json
  note run-commit-behind RUN/META.json 7
`;

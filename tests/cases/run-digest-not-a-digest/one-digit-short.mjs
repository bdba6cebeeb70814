import { CONFIG, microBundle, sha256 } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { config_sha256: { [CONFIG]: sha256('{}').slice(1) } } });
export const expect = `
  error run-digest-not-a-digest RUN/META.json 15 name=configs/fetch.json
  note run-commit-behind RUN/META.json 7
`;

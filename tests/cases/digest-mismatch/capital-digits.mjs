import { CONFIG, microBundle, sha256 } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { config_sha256: { [CONFIG]: sha256('{"tries": 5, "pause": 2.0}\n').toUpperCase() } } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

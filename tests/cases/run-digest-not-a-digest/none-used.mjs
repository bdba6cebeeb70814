// A run without a configuration has an empty object.
import { CONFIG, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { config_paths: [], config_sha256: {} }, drop: [CONFIG] });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

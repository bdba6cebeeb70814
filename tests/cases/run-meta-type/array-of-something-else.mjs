import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { config_paths: ['configs/fetch.json', 7] } });
export const expect = `
  error run-meta-type RUN/META.json 11 key=config_paths
  note run-commit-behind RUN/META.json 7
`;

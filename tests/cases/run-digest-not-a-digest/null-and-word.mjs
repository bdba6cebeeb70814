import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  meta: ({ config_hashes, ...rest }) => ({ ...rest, config_hashes: { ...config_hashes, grid: null, limits: 'none' } }),
});
export const expect = `
  error run-digest-not-a-digest RUN/META.json 19 name=grid
  error run-digest-not-a-digest RUN/META.json 20 name=limits
  note run-commit-behind RUN/META.json 7
`;

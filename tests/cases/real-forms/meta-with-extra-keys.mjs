import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { local_wrds_note: 'none', git_sha_after_ref: 'HEAD', summary: 'five tries' } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

// The folders are entries of their own, as most tools write them.
import { sprintBundle } from '../../tools/bundle.mjs';
import { folder } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  wrapper: 'evidence/',
  change: (entries) => [folder('evidence/'), folder('evidence/docs/'), ...entries],
});
export const expect = `
  note run-commit-behind evidence/RUN/META.json 7
`;

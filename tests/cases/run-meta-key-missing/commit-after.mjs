// Absent is not the same as empty: there is nothing to compare, and that is said.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_after: undefined } });
export const expect = `
  error run-meta-key-missing RUN/META.json - key=git_sha_after
`;

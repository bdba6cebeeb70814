// Without COMMITS.txt nothing names the commit of the work.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ drop: ['COMMITS.txt'] });
export const expect = `
  warning run-commit-unproven RUN/META.json 7 key=git_sha_after
`;

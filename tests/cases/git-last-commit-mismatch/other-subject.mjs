import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: fullerCommit({ subject: 'ticket-07: finish everything' }) });
export const expect = `
  error git-last-commit-mismatch LAST_COMMIT.txt 1
  note run-commit-behind RUN/META.json 7
`;

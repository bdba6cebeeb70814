// The bundle was made one commit early: the list ends before LAST_COMMIT.txt.
import { SUBJECTS } from '../../tools/run-log.mjs';
import { WORK, shortCommits, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commits: shortCommits({ commits: [[WORK, SUBJECTS.work]] }) });
export const expect = `
  error git-last-commit-mismatch LAST_COMMIT.txt 1
`;

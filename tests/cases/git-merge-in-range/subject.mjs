import { SUBJECTS } from '../../tools/run-log.mjs';
import { HEAD, WORK, inventedId, shortCommits, sprintBundle } from '../../tools/bundle.mjs';

const merge = [inventedId('a merge'), "Merge branch 'main' into agent/ticket-07-add-retry-limit"];
export const bundle = sprintBundle({
  commits: shortCommits({ commits: [merge, [WORK, SUBJECTS.work], [HEAD, SUBJECTS.log]] }),
});
export const expect = `
  note git-merge-in-range COMMITS.txt 6
  note run-commit-behind RUN/META.json 7
`;

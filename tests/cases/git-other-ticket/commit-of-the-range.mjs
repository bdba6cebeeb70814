import { SUBJECTS } from '../../tools/run-log.mjs';
import { HEAD, WORK, inventedId, shortCommits, sprintBundle } from '../../tools/bundle.mjs';

const other = [inventedId('other work'), 'ticket-09: rename the tables'];
export const bundle = sprintBundle({
  commits: shortCommits({ commits: [other, [WORK, SUBJECTS.work], [HEAD, SUBJECTS.log]] }),
});
export const expect = `
  note run-commit-behind RUN/META.json 7
  warning git-other-ticket COMMITS.txt 6 other=ticket-09
`;

// A subject may speak of other tickets beside the one under review, and of the whole of which this is a part.
import { HEAD, WORK, shortCommits, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  lastCommit: (text) => text.replace('ticket-07: record the run', 'ticket-07b: record the run'),
  commits: shortCommits({ commits: [[WORK, 'ticket-06: as ticket-07 asks'], [HEAD, 'ticket-07b: record the run']] }),
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

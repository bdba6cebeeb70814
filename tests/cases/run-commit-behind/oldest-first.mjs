import { HEAD, WORK, fullCommits, inventedId, microBundle } from '../../tools/bundle.mjs';

const later = inventedId('a correction');
const commits = [
  [WORK, 'ticket-07: limit retries of the fetcher'],
  [later, 'ticket-07: correct a comment'],
  [HEAD, 'ticket-07: record the run'],
];
export const bundle = microBundle({ commits: fullCommits({ commits }) });
export const expect = `
  note run-commit-behind RUN/META.json 7 count=2
`;

import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({
  drop: ['git_status.txt', 'docs/tickets/ticket-07_add-retry-limit.md'],
});
export const expect = `
  error member-missing - - path=git_status.txt
  error member-missing - - path=docs/tickets/*.md
`;

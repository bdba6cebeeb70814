import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_status.txt': '## agent/ticket-07-add-retry-limit\n?? docs/agent_runs.md\n' } });
export const expect = `
  error git-tree-dirty git_status.txt - changed=0 untracked=1
`;

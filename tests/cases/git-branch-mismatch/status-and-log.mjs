import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_status.txt': '## main\n' } });
export const expect = `
  warning git-branch-mismatch git_status.txt - branch=main
`;

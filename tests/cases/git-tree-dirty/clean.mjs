// Only the branch line.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_status.txt': '## main...origin/main\n' } });
export const expect = ``;

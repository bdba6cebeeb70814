// Only the branch line.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_status.txt': '## agent/ticket-07-add-retry-limit...origin/main\n' } });
export const expect = ``;

// A detached head has no name to compare.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_status.txt': '## HEAD (no branch)\n' } });
export const expect = ``;

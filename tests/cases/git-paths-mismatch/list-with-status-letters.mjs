import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'changed_files.txt': (text) => text.replace(/^/gm, 'M\t').replace(/M\t$/, '') } });
export const expect = ``;

// git leaves out the beginning of a long path.
import { SOURCE, snapshotBundle } from '../../tools/bundle.mjs';

const end = SOURCE.slice(SOURCE.indexOf('/'));
export const bundle = snapshotBundle({ forge: { 'git_diff_stat.txt': (text) => text.replace(SOURCE, `...${end}`) } });
export const expect = ``;

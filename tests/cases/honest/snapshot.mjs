import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle();
export const expect = ``;

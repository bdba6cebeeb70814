import { HEAD, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { git_sha_after: HEAD } });
export const expect = ``;

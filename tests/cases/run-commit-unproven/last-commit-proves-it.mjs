import { HEAD, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ drop: ['COMMITS.txt'], meta: { git_sha_after: HEAD } });
export const expect = ``;

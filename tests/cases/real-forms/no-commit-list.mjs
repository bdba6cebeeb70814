// COMMITS.txt is often absent; LAST_COMMIT.txt then is all that names the end of the run.
import { HEAD, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ drop: ['COMMITS.txt'], meta: { git_sha_after: HEAD } });
export const expect = ``;

// META.json names the newest commit: possible only before the log is committed, and said by no rule to be wrong.
import { HEAD, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_after: HEAD } });
export const expect = ``;

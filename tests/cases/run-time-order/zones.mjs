// The same moments, written with an offset and in another zone.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  meta: { finished_at_utc: '2026-01-05T11:42:30+01:00' },
  lastCommit: (text) => text.replaceAll('10:42:30 2026 +0000', '05:42:30 2026 -0500'),
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

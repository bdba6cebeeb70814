import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { started_at_utc: '2026-01-05T10:43:00Z' } });
export const expect = `
  error run-time-order RUN/META.json 4 later=started_at_utc
  note run-commit-behind RUN/META.json 7
  warning run-commit-before-start LAST_COMMIT.txt 1
`;

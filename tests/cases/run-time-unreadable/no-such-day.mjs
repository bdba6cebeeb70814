import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { started_at_utc: '2026-02-30T10:15:00Z' } });
export const expect = `
  warning run-time-unreadable RUN/META.json 4 key=started_at_utc
  note run-commit-behind RUN/META.json 7
`;

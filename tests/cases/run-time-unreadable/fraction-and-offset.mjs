import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { started_at_utc: '2026-01-05T11:15:00.250+01:00' } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

import { TIMES, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ stamp: '20260105T104230Z', meta: { started_at_utc: TIMES.finished } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { finished_at_utc: 'this afternoon' } });
export const expect = `
  warning run-time-unreadable RUN/META.json 5 key=finished_at_utc
  note run-commit-behind RUN/META.json 7
`;

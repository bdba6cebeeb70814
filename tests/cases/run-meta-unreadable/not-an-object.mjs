import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/META.json': '["ticket-07", "2026-01-05"]\n' } });
export const expect = `
  error run-meta-unreadable RUN/META.json 1
`;

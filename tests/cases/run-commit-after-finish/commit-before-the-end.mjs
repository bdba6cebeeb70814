import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: fullerCommit({ date: '2026-01-05T10:42:00Z' }) });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

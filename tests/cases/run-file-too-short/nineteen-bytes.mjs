import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/PROMPT.md': '# P\n\nDo ticket-07.\n' } });
export const expect = `
  error run-file-too-short RUN/PROMPT.md - size=19
  note run-commit-behind RUN/META.json 7
`;

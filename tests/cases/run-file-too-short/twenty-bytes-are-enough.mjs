import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/PROMPT.md': '# P\n\nDo ticket-07!!\n' } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

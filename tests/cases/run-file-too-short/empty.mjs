import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/COMMANDS.md': '' } });
export const expect = `
  error run-file-too-short RUN/COMMANDS.md - size=0
  note run-commit-behind RUN/META.json 7
`;

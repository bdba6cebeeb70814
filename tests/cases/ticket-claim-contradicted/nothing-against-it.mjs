import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'PROGRESS.md': (text) => `${text}- ticket-07: done.\n` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

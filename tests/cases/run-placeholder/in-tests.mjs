import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/TESTS.md': (text) => `${text}- TBD\n` } });
export const expect = `
  error run-placeholder RUN/TESTS.md 4
  note run-commit-behind RUN/META.json 7
`;

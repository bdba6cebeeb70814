import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/all.txt': '11 passed in 0.5s\n' } });
export const expect = `
  warning test-count-unborne RUN/TESTS.md 3 passed=12
  note run-commit-behind RUN/META.json 7
`;

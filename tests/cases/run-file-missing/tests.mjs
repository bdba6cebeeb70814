import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ drop: ['RUN/TESTS.md'] });
export const expect = `
  error run-file-missing - - file=TESTS.md
  note patch-file-not-bundled DIFF.patch - count=1 all=8
  note run-commit-behind RUN/META.json 7
`;

import { BASE, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_after: BASE } });
export const expect = `
  warning run-commit-unchanged RUN/META.json 7 files=8
  note run-commit-behind RUN/META.json 7 count=2
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/PROMPT.md': (text) => `${text}\nWork in D:\\Users\\wanda\\tides.\n` },
});
export const expect = `
  warning leak-local-path DIFF.patch 76 "origin=added by the patch"
  warning leak-local-path RUN/PROMPT.md 5 "origin=added by the patch"
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => `\n${text}\n\n### git diff --patch (working tree)\n\nNo local diff\n\n` });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

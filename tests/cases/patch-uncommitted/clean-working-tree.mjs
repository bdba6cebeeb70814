// A section that says that there is nothing is what should be there.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => `${text}\n### git diff --patch (working tree)\nNo diff\n` });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'RUN/RESULTS.md': (text) => text.trimEnd(),
    'RUN/COMMANDS.md': (text) => text.trimEnd(),
    'RUN/META.json': (text) => text.trimEnd(),
  },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

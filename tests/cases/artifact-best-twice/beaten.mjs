// The first was the best until the third; the second mark stands at the same number. Another document has a best of its own.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'PROGRESS.md': (text) => `${text}- avg 0.2511 **BEST**\n` },
  commit: {
    'RUN/RESULTS.md': (text) => `${text}
- a: avg 0.2614 / 0.2608 **BEST**
- again: **0.26140 BEST**
- b (0.2660), c (**0.2674 BEST**)
`,
  },
});
export const expect = `
  note artifact-best-twice RUN/RESULTS.md 8 number=0.26140 other=0.2674 line=9
  note run-commit-behind RUN/META.json 7
`;

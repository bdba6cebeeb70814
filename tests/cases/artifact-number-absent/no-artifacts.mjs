// Where no artifact with such numbers is bundled, nothing can be said.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/RESULTS.md': (text) => `${text}\n- Score: 0.2614\n`, 'RUN/counts.csv': 'a,b\n1,2\n' },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

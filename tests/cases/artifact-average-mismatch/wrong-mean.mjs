// The first is exact, the second a tie that rounds either way, the third wrong.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'RUN/RESULTS.md': (text) => `${text}
- Val avg 0.2536 (t0: 0.3854, t1: 0.1218)
- Val avg 0.2578 / 0.2561 (t0: 0.3869, t1: 0.1286)
- Val avg 0.2590 (t0: 0.3869, t1: 0.1286)
`,
  },
});
export const expect = `
  warning artifact-average-mismatch RUN/RESULTS.md 9 average=0.2590
  note run-commit-behind RUN/META.json 7
`;

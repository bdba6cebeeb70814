// One score stands in the log with more digits, one only in the text.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'RUN/RESULTS.md': (text) => `${text}\n- Score: 0.2614 (seed 1), 0.2674 (seed 2), version 1.2.345\n`,
    'RUN/scores.jsonl': '{"seed":1,"score":0.26143729}\n{"seed":2,"score":0.2673}\n',
  },
});
export const expect = `
  note artifact-number-absent RUN/RESULTS.md 7:27 number=0.2674 artifacts=1
  note run-commit-behind RUN/META.json 7
`;

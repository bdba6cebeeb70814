// PROGRESS.md and CURRENT_RESULTS.md tell of all runs. What this change adds to them is judged; what was there before is of
// runs whose artifacts are not here.
import { sprintBundle } from '../../tools/bundle.mjs';

const CURRENT = 'project_state/CURRENT_RESULTS.md';
export const bundle = sprintBundle({
  before: { 'PROGRESS.md': (text) => `${text}- ticket-06: error 0.7511.\n`, [CURRENT]: (text) => `${text}\nError 0.7512\n` },
  commit: {
    'PROGRESS.md': (text) => `${text}- ticket-07: error 0.2614, -0.2674 and 0.2690.\n`,
    [CURRENT]: (text) => `${text}Error since: 0.2614, 0.2681\n`,
    'RUN/scores.jsonl': '{"seed":1,"score":0.26143729}\n{"seed":2,"score":0.26901}\n',
  },
});
export const expect = `
  note artifact-number-absent PROGRESS.md 13:29 number=-0.2674 artifacts=1
  note artifact-number-absent ${CURRENT} 9:22 number=0.2681 artifacts=1
  note run-commit-behind RUN/META.json 7
`;

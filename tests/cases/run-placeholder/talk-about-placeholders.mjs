// A quoted rule and a report of work on placeholders are none.
import { sprintBundle } from '../../tools/bundle.mjs';

const added = ['- Do not include placeholder strings like `TBD` in a run log.', '- I replaced the placeholder in AGENTS.md.'];
export const bundle = sprintBundle({ commit: { 'RUN/RESULTS.md': (text) => `${text}${added.join('\n')}\n` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

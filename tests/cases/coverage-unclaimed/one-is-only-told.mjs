// The same, but of the test there is only the log's word.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { [TICKETS]: (text) => text.replace(/(## ticket-07[^]*?\*\*Status:\*\*) DONE\./, '$1 Planned.') },
});
export const states = `
  ticket-07 86 evidenced
`;
export const expect = `
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;

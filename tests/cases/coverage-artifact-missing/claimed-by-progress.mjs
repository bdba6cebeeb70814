// The ticket is planned, says its status; PROGRESS.md says that it is done: what it asks for has to be there.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Expected artifacts/logs to produce:**\n- `reports/fetch.csv`\n';
export const bundle = sprintBundle({
  before: {
    [TICKETS]: (text) =>
      text
        .replaceAll('**Expected artifacts/logs to produce:**\n', more)
        .replace(/(## ticket-07[^]*?\*\*Status:\*\*) DONE\./, '$1 Planned.'),
  },
  commit: { 'PROGRESS.md': (text) => `${text}- ticket-07: done.\n` },
});
export const states = `
  ticket-07 92 missing
`;
export const expect = `
  error coverage-artifact-missing docs/CODEX_SPRINT_TICKETS.md 92 path=reports/fetch.csv
  warning ticket-claim-contradicted PROGRESS.md 12
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 77
  note run-commit-behind RUN/META.json 7
`;

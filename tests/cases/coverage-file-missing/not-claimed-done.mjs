// Nothing is missing of what nobody says is done.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const files = '**Files/modules to change:**\n- `src/tidewatch/cli.py`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Files/modules likely touched:**\n', files) },
  commit: { [TICKETS]: (text) => text.replace(/(## ticket-07[^]*?\*\*Status:\*\*) DONE\./, '$1 Planned.') },
});
export const expect = `
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 82 path=src/tidewatch/cli.py
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 77
  note run-commit-behind RUN/META.json 7
`;

// The ticket is not claimed done, but the file's own box is ticked; the other box is open, and that file information.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const files = '**Files/modules to change:**\n- [x] `src/tidewatch/cli.py`\n- [ ] `src/tidewatch/log.py`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace(/(## ticket-07[^]*?)\*\*Files\/modules likely touched:\*\*\n/, `$1${files}`) },
  commit: { [TICKETS]: (text) => text.replace(/(## ticket-07[^]*?\*\*Status:\*\*) DONE\./, '$1 Planned.') },
});
export const expect = `
  error coverage-claimed-missing docs/CODEX_SPRINT_TICKETS.md 79 ticket=ticket-07
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 80 path=src/tidewatch/log.py
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;

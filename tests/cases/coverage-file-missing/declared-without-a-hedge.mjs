import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const files = '**Files/modules to change:**\n- `src/tidewatch/cli.py`\n- `src/tidewatch/table.py` (if missing)\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Files/modules likely touched:**\n', files) },
});
export const expect = `
  error coverage-file-missing docs/CODEX_SPRINT_TICKETS.md 85 path=src/tidewatch/cli.py
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 86 path=src/tidewatch/table.py
  note run-commit-behind RUN/META.json 7
`;

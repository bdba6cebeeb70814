// What is asked for under a condition may not have applied.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Documentation updates required:**\n- `CHANGELOG.md`\n- `project_state/KNOWN_ISSUES.md` if a server is found that this breaks\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Documentation updates required:**\n', more) },
});
export const expect = `
  error coverage-document-unchanged docs/CODEX_SPRINT_TICKETS.md 98 path=CHANGELOG.md
  note run-commit-behind RUN/META.json 7
`;

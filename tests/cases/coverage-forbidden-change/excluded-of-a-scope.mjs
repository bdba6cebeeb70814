// What a ticket leaves out of its scope must not change.
import { CONFIG } from '../../tools/project.mjs';
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '- The last error reaches the caller.\n\n**Excluded:**\n\n- `configs/`\n- `data/`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- The last error reaches the caller.\n', more) },
  commit: { [CONFIG]: '{"tries": 6, "pause": 2.0}\n' },
});
export const expect = `
  error coverage-forbidden-change docs/CODEX_SPRINT_TICKETS.md 87 path=configs/
  note patch-file-not-bundled DIFF.patch -
  note run-commit-behind RUN/META.json 7
`;

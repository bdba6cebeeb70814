import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Expected artifacts/logs to produce:**\n- `reports/{fetch.csv,fetch.md}`\n- `project_state/*.md`\n- `reports/plot.png` (or equivalent)\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Expected artifacts/logs to produce:**\n', more) },
  commit: { 'reports/fetch.md': '# Tries\n\nFive at most.\n' },
});
export const expect = `
  error coverage-artifact-missing docs/CODEX_SPRINT_TICKETS.md 98 path=reports/fetch.csv
  note patch-file-not-bundled DIFF.patch -
  note run-commit-behind RUN/META.json 7
`;

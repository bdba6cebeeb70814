// Tools take the file's name from different lines.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('+++ b/src/tidewatch/fetch.py', '+++ b/src/tidewatch/cache.py') });
export const expect = `
  error patch-malformed DIFF.patch 95
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 79 path=src/tidewatch/fetch.py
  note member-unexpected src/tidewatch/fetch.py -
  note patch-file-not-bundled DIFF.patch - count=1 all=8
  note run-commit-behind RUN/META.json 7
`;

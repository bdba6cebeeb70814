import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('diff --git a/src', '\x1b[1mdiff --git a/src') });
export const expect = `
  error patch-malformed DIFF.patch 95
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 79 path=src/tidewatch/fetch.py
  note member-unexpected src/tidewatch/fetch.py -
  note run-commit-behind RUN/META.json 7
`;

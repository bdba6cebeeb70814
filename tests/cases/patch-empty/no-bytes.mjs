import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ patch: '' });
export const expect = `
  error patch-empty DIFF.patch -
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 79 path=src/tidewatch/fetch.py
  note member-unexpected src/tidewatch/fetch.py -
  note run-commit-behind RUN/META.json 7
`;

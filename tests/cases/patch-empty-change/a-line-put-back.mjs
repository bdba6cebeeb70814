import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('\n         try:\n', '\n-        try:\n+        try:\n') });
export const expect = `
  warning patch-empty-change DIFF.patch 107 path=src/tidewatch/fetch.py count=1
  note run-commit-behind RUN/META.json 7
`;

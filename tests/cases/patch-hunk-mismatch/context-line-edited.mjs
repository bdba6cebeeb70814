// A line that the change did not touch hides what it is about.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('         except OSError:', '         except ValueError:') });
export const expect = `
  error patch-hunk-mismatch DIFF.patch 110 path=src/tidewatch/fetch.py line=16
  note run-commit-behind RUN/META.json 7
`;

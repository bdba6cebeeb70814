import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ before: { 'src/tidewatch/old.py': 'print()\n' }, commit: { 'src/tidewatch/old.py': null } });
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=src/tidewatch/old.py
  note run-commit-behind RUN/META.json 7
`;

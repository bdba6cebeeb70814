// A file with CR LF, changed in one line: the member still has them, the patch lost them.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/tables.csv': 'station,rows\r\nNorth Pier,12\r\nOld Harbour,12\r\n' },
  commit: { 'docs/tables.csv': 'station,rows\r\nNorth Pier,13\r\nOld Harbour,12\r\n' },
  add: ['docs/tables.csv'],
  patch: (text) => text.replaceAll('\r\n', '\n'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/tables.csv
  warning patch-altered DIFF.patch 95 path=docs/tables.csv
  note run-commit-behind RUN/META.json 7
`;

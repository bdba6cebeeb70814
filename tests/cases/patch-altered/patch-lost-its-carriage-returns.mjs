// The file has CR LF lines, and its id says so; the patch was decoded as text on its way.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'docs/tables.csv': 'station,rows\r\nNorth Pier,12\r\n' },
  add: ['docs/tables.csv'],
  patch: (text) => text.replaceAll('\r\n', '\n'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/tables.csv
  warning patch-altered DIFF.patch 95
  note run-commit-behind RUN/META.json 7
`;

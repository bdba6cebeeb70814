// CR LF in the file, in the patch and in the member.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/tables.csv': 'station,rows\r\nNorth Pier,12\r\n' },
  commit: { 'docs/tables.csv': 'station,rows\r\nNorth Pier,13\r\n', 'docs/more.csv': 'a,b\r\n' },
  add: ['docs/tables.csv', 'docs/more.csv'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=2 path=docs/more.csv
  note run-commit-behind RUN/META.json 7
`;

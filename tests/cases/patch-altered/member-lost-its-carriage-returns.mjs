import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'docs/tables.csv': 'station,rows\r\nNorth Pier,12\r\n' },
  forge: { 'docs/tables.csv': 'station,rows\nNorth Pier,12\n' },
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/tables.csv
  warning patch-altered DIFF.patch 95 path=docs/tables.csv
  note run-commit-behind RUN/META.json 7
`;

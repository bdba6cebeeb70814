// A file with CR line ends, decoded as text on its way into the bundle.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'docs/old-mac.csv': 'a,b\rc,d\r' },
  forge: { 'docs/old-mac.csv': 'a,b\nc,d\n' },
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/old-mac.csv
  warning patch-altered DIFF.patch 95 path=docs/old-mac.csv
  note run-commit-behind RUN/META.json 7
`;

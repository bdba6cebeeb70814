// A removed line "-- x" is written "--- x", an added "++ x" is written "+++ x".
import { sprintBundle } from '../../tools/bundle.mjs';

const list = 'names:\n-- a/old\n++ b/old\nend\n';
export const bundle = sprintBundle({
  before: { 'docs/LIST.md': list },
  commit: { 'docs/LIST.md': list.replace('-- a/old', '++ b/new').replace('++ b/old', '-- a/new') },
  add: ['docs/LIST.md'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/LIST.md
  note run-commit-behind RUN/META.json 7
`;

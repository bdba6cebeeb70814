// Both could be meant.
import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

export const bundle = sprintBundle({
  proof: (objects, story) => [
    ...objects,
    gitObject('commit', String(objects.find(({ label }) => label === 'commit head').content).replaceAll('1767609750', '1767609999'), { label: 'commit other' }),
  ],
});
export const expect = `
  error git-proof-ambiguous - - count=2
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';
import { SCRIPT } from '../../tools/modes.mjs';

const on = (madeBy, external) => (part) => ({ ...part, options: { ...part.options, central: { madeBy, external } } });
export const bundle = sprintBundle({
  commit: { 'bin/new': SCRIPT },
  add: ['bin/new'],
  change: (parts) => parts.map(on(20, 0x20)),
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=1 path=bin/new
  note run-commit-behind RUN/META.json 7
`;

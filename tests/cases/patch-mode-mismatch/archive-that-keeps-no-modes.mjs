// All files of the zip have one mode, whatever they had in git: it says nothing of them.
import { sprintBundle } from '../../tools/bundle.mjs';
import { SCRIPT } from '../../tools/modes.mjs';

export const bundle = sprintBundle({ commit: { 'bin/new': SCRIPT }, add: ['bin/new'] });
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=1 path=bin/new
  note run-commit-behind RUN/META.json 7
`;

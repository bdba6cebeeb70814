// All files of the zip have one mode, whatever they had in git: it says nothing of them.
import { sprintBundle } from '../../tools/bundle.mjs';
import { withModes } from '../../tools/zip.mjs';

const run = { bytes: '#!/bin/sh\n', mode: 0o100755 };
export const bundle = sprintBundle({ commit: { 'bin/new': run }, add: ['bin/new'] });
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=1 path=bin/new
  note run-commit-behind RUN/META.json 7
`;

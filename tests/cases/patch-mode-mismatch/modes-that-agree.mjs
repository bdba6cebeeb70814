// The zip was made on Unix and has files with and without the executable bit: it keeps modes.
import { bundleOfModes } from '../../tools/modes.mjs';

export const bundle = bundleOfModes();
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  note run-commit-behind RUN/META.json 7
`;

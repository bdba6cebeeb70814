// The files of a folder have no modes that the report may depend on.
import { bundleOfModes } from '../../tools/modes.mjs';

export const bundle = bundleOfModes('docs/new.md', '100755');
export const form = 'folder';
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  note run-commit-behind RUN/META.json 7
`;

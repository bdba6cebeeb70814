// As files look on a disk that has no modes.
import { sprintBundle } from '../../tools/bundle.mjs';
import { withModes } from '../../tools/zip.mjs';

export const bundle = sprintBundle({ change: withModes({}, 0o100777) });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

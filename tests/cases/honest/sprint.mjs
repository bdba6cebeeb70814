// Everything agrees. The commit that records the run lies after the one that META.json can name.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

// What needs the patch is not judged at all: no member is called unexplained, no file untouched.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { limits: { patch: 1000 } };
export const exit = 3;
export const expect = `
  error member-too-large DIFF.patch - name=patch limit=1000
  note run-commit-behind RUN/META.json 7
`;

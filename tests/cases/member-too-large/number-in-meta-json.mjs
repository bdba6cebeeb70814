// Good JSON, with a number longer than can be read.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/META.json': (text) => text.replace('{\n', `{\n  "seed": ${'7'.repeat(64)},\n`) },
});
export const exit = 3;
export const expect = `
  error member-too-large RUN/META.json 2:11 name=json-number found=64 limit=63
`;

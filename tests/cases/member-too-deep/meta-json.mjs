// Good JSON, nested deeper than can be read.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/META.json': (text) => text.replace('{\n', `{\n  "notes": ${'['.repeat(64)}${']'.repeat(64)},\n`) },
});
export const exit = 3;
export const expect = `
  error member-too-deep RUN/META.json 2:75 name=json-depth limit=64
`;

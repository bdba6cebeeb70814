// git C-quotes what is not ASCII; the zip has the name as UTF-8.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/Gezeiten-Übersicht.md': 'eins\n' },
  commit: { 'docs/Gezeiten-Übersicht.md': 'zwei\n' },
  add: ['docs/Gezeiten-Übersicht.md'],
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

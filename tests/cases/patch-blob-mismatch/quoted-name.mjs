// git C-quotes what is not ASCII; the zip has the name as UTF-8.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/Gezeiten-Übersicht.md': 'eins\n' },
  commit: { 'docs/Gezeiten-Übersicht.md': 'zwei\n' },
  add: ['docs/Gezeiten-Übersicht.md'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/Gezeiten-Übersicht.md
  note run-commit-behind RUN/META.json 7
`;

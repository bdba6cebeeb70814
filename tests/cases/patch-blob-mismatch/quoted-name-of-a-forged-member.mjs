import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/Gezeiten-Übersicht.md': 'eins\n' },
  commit: { 'docs/Gezeiten-Übersicht.md': 'zwei\n' },
  forge: { 'docs/Gezeiten-Übersicht.md': 'drei\n' },
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/Gezeiten-Übersicht.md
  error patch-blob-mismatch DIFF.patch 24 path=docs/Gezeiten-Übersicht.md
  note run-commit-behind RUN/META.json 7
`;

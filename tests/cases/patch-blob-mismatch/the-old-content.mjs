// The member is what the file was before the patch.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ before: { 'docs/NOTES.md': 'before\n' }, commit: { 'docs/NOTES.md': 'after\n' }, forge: { 'docs/NOTES.md': 'before\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/NOTES.md
  error patch-blob-mismatch DIFF.patch 24 path=docs/NOTES.md
  note run-commit-behind RUN/META.json 7
`;

// The tree of the folder above shows it.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, forge: { 'docs/more/NOTES.md': 'x\n' } });
export const expect = `
  warning git-member-absent docs/more/NOTES.md - path=docs/more/NOTES.md
  note run-commit-behind RUN/META.json 7
`;

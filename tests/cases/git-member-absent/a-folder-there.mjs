import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, before: { 'docs/notes/a.md': 'a\n' }, forge: { 'docs/notes': 'a file\n' } });
export const expect = `
  warning git-member-absent docs/notes - path=docs/notes "why=it is a folder there"
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, forge: { 'docs/NOTES.md': 'written when the bundle was packed\n' } });
export const expect = `
  warning git-member-absent docs/NOTES.md - commit=${bundle.story.head} path=docs/NOTES.md
  note run-commit-behind RUN/META.json 7
`;

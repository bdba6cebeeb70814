// No proof is carried: the reviewer's repository has the commit.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: () => [], forge: { 'AGENTS.md': (text) => `${text}Tests may be left out.\n` } });
export const repository = bundle;
export const expect = `
  error git-blob-mismatch AGENTS.md - path=AGENTS.md commit=${bundle.story.head}
  note run-commit-behind RUN/META.json 7
`;

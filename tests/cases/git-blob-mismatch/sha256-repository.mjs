import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, objectFormat: 'sha256', digits: 64, forge: { 'AGENTS.md': (text) => `${text}\n` } });
export const expect = `
  error git-blob-mismatch AGENTS.md - path=AGENTS.md
  note run-commit-behind RUN/META.json 7
`;

import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ proof: true, wrapper: 'evidence/', forge: { 'AGENTS.md': (text) => `${text}\n` } });
export const expect = `
  error git-blob-mismatch evidence/AGENTS.md - path=AGENTS.md
  note run-commit-behind evidence/RUN/META.json 7
`;

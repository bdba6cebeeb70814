import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ forge: { 'RUN/SUMMARY.md': '# Summary\n\nAll is well, believe me.\n' } });
export const expect = `
  error patch-run-log-absent RUN/SUMMARY.md - path=RUN/SUMMARY.md
  note run-commit-behind RUN/META.json 7
`;

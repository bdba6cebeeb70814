import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/RESULTS.md': (text) => text.replace('20260105T104500Z', '20260105T103000Z') },
});
export const expect = `
  warning run-bundle-name-mismatch RUN/RESULTS.md 5
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'docs/chart.png': Buffer.from([0x89, 0x50, 0, 2]) },
  forge: { 'docs/chart.png': Buffer.from([0x89, 0x50, 0, 3]) },
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/chart.png
  error patch-blob-mismatch DIFF.patch 95 path=docs/chart.png
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/chart.png': Buffer.from([0x89, 0x50, 0, 1]) },
  commit: { 'docs/chart.png': Buffer.from([0x89, 0x50, 0, 2]), 'docs/new.png': Buffer.from([0, 1]) },
  add: ['docs/chart.png', 'docs/new.png'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=2 path=docs/chart.png
  note run-commit-behind RUN/META.json 7
`;

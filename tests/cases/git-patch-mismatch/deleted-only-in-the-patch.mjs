import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, before: { 'docs/OLD.md': 'old\n' }, commit: { 'docs/OLD.md': null }, patch: (text) => text.replaceAll('docs/OLD.md', 'docs/PLAN_OF_RECORD.md') });
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/PLAN_OF_RECORD.md
  error git-patch-mismatch DIFF.patch 24 path=docs/PLAN_OF_RECORD.md left=nothing
  error patch-blob-mismatch DIFF.patch 24 path=docs/PLAN_OF_RECORD.md
  note run-commit-behind RUN/META.json 7
`;

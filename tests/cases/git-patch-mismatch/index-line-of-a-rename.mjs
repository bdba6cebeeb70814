import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, before: { 'docs/OLD.md': 'same\n' }, commit: { 'docs/OLD.md': null, 'docs/NEW.md': 'same\n' }, renames: { 'docs/OLD.md': 'docs/NEW.md' }, patch: (text) => text.replace('rename to docs/NEW.md', 'rename to docs/NEWER.md').replace('b/docs/NEW.md', 'b/docs/NEWER.md') });
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/NEWER.md
  error git-patch-mismatch DIFF.patch 24 path=docs/NEWER.md "left=a file" expected=nothing
  note patch-file-not-bundled DIFF.patch - count=1
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: () => [],
  patch: (text) => `${text}diff --git a/docs/MORE.md b/docs/MORE.md\nnew file mode 100644\nindex 0000000..e69de29\n`,
});
export const repository = bundle;
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=docs/MORE.md
  error git-diff-mismatch DIFF.patch 114 path=docs/MORE.md "problem=the patch changes it, and it did not change"
  note patch-file-not-bundled DIFF.patch -
  note run-commit-behind RUN/META.json 7
`;

// The member ends with a newline, and the patch says that it does not.
import { sprintBundle } from '../../tools/bundle.mjs';

const mark = '\\ No newline at end of file\n';
export const bundle = sprintBundle({
  patch: (text) => text.replace(/(\+- ticket-07: the fetcher gives up.*\n)/, `$1${mark}`),
});
export const expect = `
  error patch-hunk-mismatch DIFF.patch 10 path=PROGRESS.md line=11
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

const path = '/home/wanda/src/tidewatch';
export const bundle = sprintBundle({
  before: { 'PROGRESS.md': (text) => text.replace('# Progress\n', `# Progress\n\nBuilt in ${path}.\n`) },
  commit: { 'PROGRESS.md': (text) => `${text}- log in ${path}/run.log\n` },
});
export const expect = `
  warning leak-local-path DIFF.patch 11 "path=${path}/run.log" "origin=added by the patch"
  warning leak-local-path PROGRESS.md 3:10 "path=${path}" origin=inherited
  warning leak-local-path PROGRESS.md 14 "path=${path}/run.log" "origin=added by the patch"
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  worktree: { 'RUN/COMMANDS.md': (text) => `${text}9. \`make bundle\`\n`, 'PROGRESS.md': (text) => `${text}- more\n` },
});
export const expect = `
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  error patch-uncommitted DIFF.patch 125 path=RUN/COMMANDS.md
  note run-commit-behind RUN/META.json 7
`;

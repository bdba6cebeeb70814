// One finding a line.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/COMMANDS.md': (text) => `${text}9. \`PATH=/home/wanda/bin:/home/wanda/go/bin:/home/wanda/.local/bin make\`\n` },
});
export const expect = `
  warning leak-local-path DIFF.patch 40 "origin=added by the patch"
  warning leak-local-path RUN/COMMANDS.md 11 "origin=added by the patch"
  note run-commit-behind RUN/META.json 7
`;

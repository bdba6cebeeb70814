import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/COMMANDS.md': (text) => `${text}9. \`git commit -m "ticket-07: record the run"\`\n` },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/PROMPT.md': null, 'RUN/prompt.md': '# Prompt\n\nDo ticket-07.\n' },
});
export const expect = `
  error run-file-missing - - file=PROMPT.md
  error name-case-variant RUN/prompt.md - known=docs/agent_runs/*/PROMPT.md
  note run-commit-behind RUN/META.json 7
`;

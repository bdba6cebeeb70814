// agents.md is another file where names keep their case.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  drop: ['AGENTS.md'],
  forge: { 'agents.md': '# Rules for agents\n' },
});
export const expect = `
  error member-missing - - path=AGENTS.md
  error name-case-variant agents.md - known=AGENTS.md
  note member-unexpected agents.md - path=agents.md
  note run-commit-behind RUN/META.json 7
`;

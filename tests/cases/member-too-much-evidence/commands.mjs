// Every recorded command and every word of it is kept, to be held against what the ticket asks for.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { limits: { evidence: 5 } };
export const exit = 3;
export const expect = `
  error member-too-much-evidence RUN/COMMANDS.md - name=evidence limit=5
  note run-commit-behind RUN/META.json 7
`;

// PROGRESS.md says of two other tickets that they are done; the tickets file says of one of them that it is planned.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'PROGRESS.md': (text) => `${text}- ticket-06b: done.\n- ticket-08: done.\n` },
});
export const expect = `
  warning ticket-claim-contradicted PROGRESS.md 13 ticket=ticket-08
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { ticket_id: null } });
export const expect = `
  error run-meta-type RUN/META.json 3 key=ticket_id
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/META.json': (text) => text.replace('"ticket_id": "ticket-07",', '"ticket_id": ticket-07,') },
});
export const expect = `
  error run-meta-unreadable RUN/META.json 3:16
`;

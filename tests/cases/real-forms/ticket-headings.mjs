// Capital letters, a slug in the heading, separators that are missing or doubled.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const otherForm = (text) =>
  text
    .replaceAll('## ticket-', '## Ticket-')
    .replace('## Ticket-06b ', '## Ticket-06b_low-water ')
    .replace('---\n\n', '')
    .replace('---\n\n', '---\n\n---\n\n');
export const bundle = sprintBundle({ before: { [TICKETS]: otherForm } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

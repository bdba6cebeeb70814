import { bundle as ambiguous } from './sections-and-owners.mjs';

export const bundle = ambiguous;
export const options = { ticket_format: ['docs/tasks.md=task-queue'] };
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

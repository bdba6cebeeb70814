// What the reviewer says is no tickets file is none: its boxes are nobody's tasks.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ forge: { 'docs/todo.md': '# Marks\n- [?] unsure\n- [!] danger\n' } });
export const options = { ticket_format: ['docs/todo.md=none'] };
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

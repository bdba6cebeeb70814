// "appending" holds "pending", and a run may be named after its work on placeholders.
import { sprintBundle } from '../../tools/bundle.mjs';

const added = [
  '- Appending to a table that is there keeps its rows; suspending does too.',
  '- The run after 20260104_090000_ticket-06b_block-placeholder-runlogs found nothing.',
];
export const bundle = sprintBundle({ commit: { 'RUN/RESULTS.md': (text) => `${text}${added.join('\n')}\n` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

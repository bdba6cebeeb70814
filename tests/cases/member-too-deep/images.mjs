import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ before: { [TICKETS]: (text) => `${text}\n![a](b) ![c](d)\n` } });
export const options = { limits: { 'markdown-images': 1 } };
export const exit = 3;
export const expect = `
  error member-too-deep docs/CODEX_SPRINT_TICKETS.md - name=markdown-images found=2 limit=1
  note run-commit-behind RUN/META.json 7
`;

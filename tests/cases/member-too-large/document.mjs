import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ before: { 'PROGRESS.md': (text) => text + 'and so on '.repeat(1000) } });
export const options = { limits: { document: 9000 } };
export const exit = 3;
export const expect = `
  error member-too-large PROGRESS.md - name=document limit=9000
  note run-commit-behind RUN/META.json 7
`;

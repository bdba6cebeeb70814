import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { notes: 'nothing else', summary: 'five tries' } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/META.json': (text) => `${text}{}\n` } });
export const expect = `
  error run-meta-unreadable RUN/META.json 21:1
`;

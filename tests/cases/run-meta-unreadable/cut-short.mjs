import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/META.json': (text) => text.slice(0, text.indexOf('"tools"')) } });
export const expect = `
  error run-meta-unreadable RUN/META.json 17:3
`;

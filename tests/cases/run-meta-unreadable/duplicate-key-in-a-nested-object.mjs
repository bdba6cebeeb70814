import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/META.json': (text) => text.replace('"make": ', '"make": "GNU Make 4.4",\n    "make": ') },
});
export const expect = `
  error run-meta-unreadable RUN/META.json 19:5
`;

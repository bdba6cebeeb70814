// git joins the lines of a first paragraph in lists; in the log they stand as they are.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: true,
  message: 'ticket-07: record\nthe run\n\nTests:\tmake test (12 passed)\n\nArtifacts: none\n',
  lastCommit: (text) => text.replace('record the run', 'record\n    the run'),
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

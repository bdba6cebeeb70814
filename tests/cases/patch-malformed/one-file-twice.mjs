import { sprintBundle } from '../../tools/bundle.mjs';

const again = (text) => text + text.match(/diff --git a\/src\/tidewatch\/fetch[^]*/)[0];
export const bundle = sprintBundle({ patch: again });
export const expect = `
  error patch-malformed DIFF.patch 114
  note run-commit-behind RUN/META.json 7
`;

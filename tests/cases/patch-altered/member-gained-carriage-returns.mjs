import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ forge: { [SOURCE]: (text) => text.replaceAll('\n', '\r\n') } });
export const expect = `
  warning patch-altered DIFF.patch 95 path=src/tidewatch/fetch.py
  note run-commit-behind RUN/META.json 7
`;

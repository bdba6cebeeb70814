import { SOURCE } from '../../tools/project.mjs';
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [SOURCE]: (text) => `${text}\n\ndef cancel():\n    raise NotImplementedError\n` } });
export const expect = `
  warning coverage-stub-added DIFF.patch 117 path=src/tidewatch/fetch.py "text=raise NotImplementedError"
  note run-commit-behind RUN/META.json 7
`;

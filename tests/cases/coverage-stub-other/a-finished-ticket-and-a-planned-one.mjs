// ticket-08 is planned: that something of it is left to do contradicts nothing. ticket-06b is not ticket-06.
import { SOURCE } from '../../tools/project.mjs';
import { sprintBundle } from '../../tools/bundle.mjs';

const more = '\n\n# TODO ticket-08: ask the cache\n# TODO ticket-06b: both tides\n# TODO: more\n';
export const bundle = sprintBundle({ commit: { [SOURCE]: (text) => text + more } });
export const expect = `
  warning coverage-stub-other DIFF.patch 117 ticket=ticket-06b
  note run-commit-behind RUN/META.json 7
`;

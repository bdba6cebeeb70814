import { SOURCE } from '../../tools/project.mjs';
import { sprintBundle } from '../../tools/bundle.mjs';

const more = '\n\ndef next_try(left):\n    # TODO ticket-07: tell the caller\n    raise NotImplementedError("ticket-07: next_try")\n';
export const bundle = sprintBundle({ commit: { [SOURCE]: (text) => text + more } });
export const expect = `
  error coverage-stub-named DIFF.patch 117 ticket=ticket-07 "text=# TODO ticket-07: tell the caller"
  error coverage-stub-named DIFF.patch 118 ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;

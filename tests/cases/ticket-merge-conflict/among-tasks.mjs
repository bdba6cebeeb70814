import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    '.kiro/specs/tides/tasks.md':
      '# Implementation Plan\n\n<<<<<<< HEAD\n- [x] 1. Dig\n=======\n- [ ] 1. Dig\n>>>>>>> other\n- [ ] 2. Fill\n',
  },
});
export const expect = `
  error ticket-merge-conflict .kiro/specs/tides/tasks.md 3
  warning ticket-defined-twice .kiro/specs/tides/tasks.md 6 first=4
  note run-commit-behind RUN/META.json 7
`;

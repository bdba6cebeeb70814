import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { started_at_utc: undefined } });
export const expect = `
  error run-meta-key-missing RUN/META.json - key=started_at_utc
  note run-commit-behind RUN/META.json 6
`;

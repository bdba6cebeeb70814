import { RUN_NAME, STAMP, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ name: `${STAMP}_ticket-08_${RUN_NAME}.zip` });
export const expect = `
  error ticket-mismatch - -
  error ticket-mismatch RUN/META.json 3
  note run-commit-behind RUN/META.json 7
`;

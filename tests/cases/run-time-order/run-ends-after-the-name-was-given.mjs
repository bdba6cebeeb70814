import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ stamp: '20260105T104229Z' });
export const expect = `
  error run-time-order LAST_COMMIT.txt 1
  error run-time-order RUN/META.json 5
  note run-commit-behind RUN/META.json 7
`;

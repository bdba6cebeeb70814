// A name without a stamp of its own: the run's own stamp is none of the bundle's.
import { RUN_NAME, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ name: `${RUN_NAME}.zip` });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

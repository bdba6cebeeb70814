// Every file is shown to be that of the commit; the texts say what the commits themselves say.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

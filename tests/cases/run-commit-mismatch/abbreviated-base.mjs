// The patch may abbreviate its base; that it agrees is all that can be said.
import { BASE, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace(`${BASE}..HEAD`, `${BASE.slice(0, 9)}..HEAD`) });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

// Nothing to compare: the digest proves nothing, and contradicts nothing.
import { CONFIG, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ drop: [CONFIG] });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

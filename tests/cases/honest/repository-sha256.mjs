// And a proof that says the same.
import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ proof: true, objectFormat: 'sha256', digits: 64, wrapper: 'evidence/' });
export const repository = bundle;
export const expect = `
  note run-commit-behind evidence/RUN/META.json 7
`;

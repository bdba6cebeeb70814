// A SHA-256 repository, four lines of LAST_COMMIT.txt, and all below a wrapper.
import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ proof: true, objectFormat: 'sha256', digits: 64, wrapper: 'evidence/' });
export const expect = `
  note run-commit-behind evidence/RUN/META.json 7
`;

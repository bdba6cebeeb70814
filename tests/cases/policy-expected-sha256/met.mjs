// Digits have no case.
import { bundleZip, sha256, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { expect: { sha256: sha256(bundleZip(bundle)).toUpperCase() } };
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

// A bundle's stamp in the form with dashes.
import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ stamp: '2026-01-05T10-45-00Z' });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

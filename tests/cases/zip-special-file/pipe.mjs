import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('pipe', '', { mode: 0o010644 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-special-file pipe - type=pipe
`;

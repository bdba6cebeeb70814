// Readers that believe the local header ask for a password.
import { archive } from '../../tools/bundle.mjs';
import { FLAG_ENCRYPTED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { local: { flags: FLAG_ENCRYPTED } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-mismatch a.txt - field=flags
`;

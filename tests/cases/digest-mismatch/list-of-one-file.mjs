// "model.bin.sha256" with the digest alone is about model.bin.
import { archiveOf, digest } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  'out/model.bin': 'model',
  'out/model.bin.sha256': `${digest('model')}\n`,
  'out/other.bin': 'other',
  'out/other.bin.sha512': `${digest('changed', 'sha512')}\n`,
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch out/other.bin.sha512 1 path=other.bin algorithm=sha512
`;

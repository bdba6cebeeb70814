import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0xcafe, 'x'.repeat(5000))] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra-too-large a.txt - size=5004
`;

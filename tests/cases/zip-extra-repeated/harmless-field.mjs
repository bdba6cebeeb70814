import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { local: { extra: [field(0xcafe, 'a'), field(0xcafe, 'b')] } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-extra-repeated a.txt - "where=local header"
`;

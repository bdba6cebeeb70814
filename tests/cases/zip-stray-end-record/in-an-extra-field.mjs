import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0xcafe, 'PK\x05\x06')] } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-stray-end-record - - region=directory
`;

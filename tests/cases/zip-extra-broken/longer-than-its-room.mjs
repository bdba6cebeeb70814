import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0xcafe, 'abc', 50)] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra-broken a.txt - where=directory id=0xcafe size=7
`;

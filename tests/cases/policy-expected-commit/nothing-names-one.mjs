import { archive, inventedId } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'a')]);
export const options = { profile: 'archive', expect: { commit: inventedId('wanted') } };
export const expect = `
  error policy-expected-commit - - "found=no commit"
`;

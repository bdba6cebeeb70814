// The digest holds and the size does not: one of the two was written by hand.
import { archiveOf, dataPackage, FILES, json, lineOf } from '../../tools/lists.mjs';

const pack = dataPackage();
pack.resources[0].bytes += 1;
const text = json(pack);

export const bundle = archiveOf({ ...FILES, 'datapackage.json': text });
export const options = { profile: 'archive' };
export const expect = `
  error digest-size-mismatch datapackage.json ${lineOf(text, '"hash"')} path=a.txt found=6 expected=7
`;

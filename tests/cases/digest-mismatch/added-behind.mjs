// The list gives the size of the file as it was: so much of it still has the digest. Or it was cut short.
import { archiveOf, dataPackage, json, lineOf } from '../../tools/lists.mjs';

const text = json(dataPackage({ 'log.bin': 'one\0two', 'cut.txt': 'one\ntwo\n', 'new.txt': 'one' }));

export const bundle = archiveOf({
  'log.bin': 'one\0two\0three',
  'cut.txt': 'one\n',
  'new.txt': 'three',
  'datapackage.json': text,
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch datapackage.json ${lineOf(text, '"log.bin"') + 2} "cause=as much of it as the list says has it: something was added behind"
  error digest-mismatch datapackage.json ${lineOf(text, '"cut.txt"') + 2} "cause=it is shorter than the list says"
  error digest-mismatch datapackage.json ${lineOf(text, '"new.txt"') + 2} "cause=it is longer than the list says"
`;

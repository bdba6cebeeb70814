import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';
import { tar } from '../../tools/tar.mjs';

const packed = { method: DEFLATED };
export const bundle = archive([
  entry('logs.tar', tar([['a.log', 'text\n']]), packed),
  entry('logs.zip', zip([entry('a.log', 'text\n')]), packed),
]);
export const options = { profile: 'archive', nested: 'review' };
export const expect = `
  note zip-nested-archive logs.tar -
  note zip-nested-archive logs.zip -
  warning zip-nested-unopened logs.tar - format=tar
`;

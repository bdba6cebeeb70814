// The formats are told by content; a wheel and a document are zips.
import { gzipSync } from 'node:zlib';
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';
import { tar } from '../../tools/tar.mjs';

const packed = { method: DEFLATED };
const inner = zip([entry('b.txt', 'hello\n')]);
export const bundle = archive([
  entry('tool.whl', inner, packed),
  entry('report.docx', inner, packed),
  entry('logs.tar', tar([['a.log', 'text\n']]), packed),
  entry('logs.tar.gz', gzipSync('text\n'), packed),
  entry('logs.7z', Buffer.from('377abcaf271c0004', 'hex'), packed),
  entry('logs.rar', Buffer.from('526172211a070100', 'hex'), packed),
  entry('notes.md', 'This is about PK\u0003\u0004 in a zip.\n'),
]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-nested-archive tool.whl - format=zip
  note zip-nested-archive report.docx - format=zip
  note zip-nested-archive logs.tar - format=tar
  note zip-nested-archive logs.tar.gz - format=gzip
  note zip-nested-archive logs.7z - format=7z
  note zip-nested-archive logs.rar - format=RAR
  note zip-records-in-data notes.md -
`;

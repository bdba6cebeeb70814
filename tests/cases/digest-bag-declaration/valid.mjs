// A valid bag of every version, with a folder around it, in other line ends, with encoded names: nothing is said.
import { archiveOf } from '../../tools/lists.mjs';
import { bagFiles } from '../../tools/bag.mjs';

const crlf = (text) => text.replaceAll('\n', '\r\n');
const cr = (text) => text.replaceAll('\n', '\r');

export const bundle = archiveOf({
  ...bagFiles({ root: 'bag/', algorithms: ['sha256', 'sha512', 'md5'], info: 'Contact-Name: A Person\n  of some fame\n' }),
  ...Object.assign({}, ...['0.93', '0.94', '0.95', '0.96', '0.97'].map((version) => bagFiles({ root: `bag/old/${version}/`, version }))),
  ...bagFiles({ root: 'bag/crlf/', files: { 'bagit.txt': crlf, 'bag-info.txt': crlf, 'manifest-sha256.txt': crlf, 'tagmanifest-sha256.txt': crlf } }),
  ...bagFiles({ root: 'bag/cr/', files: { 'bagit.txt': cr, 'bag-info.txt': cr, 'manifest-sha256.txt': cr, 'tagmanifest-sha256.txt': cr } }),
  ...bagFiles({
    root: 'bag/names/',
    payload: { 'data/100%.txt': '1', 'data/a b.txt': '2' },
    files: { 'manifest-sha256.txt': (text) => text.replace('100%', '100%25').replaceAll('  ', ' \t ').toUpperCase().replaceAll('DATA/A B.TXT', 'data/a b.txt').replace('DATA/100%25.TXT', 'data/100%25.txt') },
  }),
});
export const expect = `
`;

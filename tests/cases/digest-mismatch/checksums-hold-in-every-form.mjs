// GNU text and binary lines, BSD and OpenSSL tags, capitals, comments, CR LF, "./", base64: every digest holds.
import { archiveOf, digest, FILES } from '../../tools/lists.mjs';

const names = ['gnu', 'binary', 'tag', 'openssl', 'openssl3', 'capitals', 'crlf', 'dot', 'base64', 'blank before', 'indented', 'new\nline', 'back\\slash'];
const files = Object.fromEntries(names.map((name) => [name, `${name}\n`]));
const of = (name) => digest(files[name]);

export const bundle = archiveOf({
  ...FILES,
  ...files,
  SHA256SUMS: [
    '# made by hand\n\n',
    `${of('gnu')}  gnu\n`,
    `${of('binary')} *binary\n`,
    `SHA256 (tag) = ${of('tag')}\n`,
    `SHA256(openssl)= ${of('openssl')}\n`,
    `SHA2-256(openssl3)= ${of('openssl3')}\n`,
    `${of('capitals').toUpperCase()}  capitals\n`,
    `${of('crlf')}  crlf\r\n`,
    `${of('dot')}  ./dot\n`,
    `${digest(files.base64, 'sha256', 'base64')}  base64\n`,
    `${of('blank before')}  blank before\n`,
    `  ${of('indented')}  indented\n`,
    `\\${of('new\nline')}  new\\nline\n`,
    `\\SHA256 (back\\\\slash) = ${of('back\\slash')}`,
  ].join(''),
});
export const options = { profile: 'archive' };
export const expect = `
  error name-backslash "back\\\\slash" -
  error name-control "new\\nline" -
`;

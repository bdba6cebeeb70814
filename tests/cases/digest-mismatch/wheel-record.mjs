import { archiveOf, digest } from '../../tools/lists.mjs';

const files = { 'pack/__init__.py': 'a = 1\n', 'pack/"odd", name.py': 'x = 1\n', 'pack-1.dist-info/METADATA': 'Name: pack\n' };
const row = (path, content) =>
  `${path.includes('"') ? `"${path.replaceAll('"', '""')}"` : path},sha256=${digest(content, 'sha256', 'base64url')},${content.length}\r\n`;
const record = Object.entries(files).map(([path, content]) => row(path, content)).join('');

export const bundle = archiveOf({
  ...files,
  'pack/__init__.py': 'import os\n',
  'pack/extra.py': 'y = 2\n',
  'pack-1.dist-info/RECORD': `${record}pack-1.dist-info/RECORD,,\r\npack/lost.py,sha256=short,x\r\n`,
  'pack-1.dist-info/RECORD.jws': '{}',
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-listed-absent pack-1.dist-info/RECORD 5 path=pack/lost.py
  error digest-mismatch pack-1.dist-info/RECORD 1 path=pack/__init__.py "cause=it is longer than the list says"
  error digest-unlisted pack/extra.py - path=pack/extra.py
  error name-windows-character "pack/\\"odd\\", name.py" -
  warning digest-list-malformed pack-1.dist-info/RECORD 5 text=sha256=short
  warning digest-list-malformed pack-1.dist-info/RECORD 5 text=x
`;

import { archiveOf, dataPackage, FILES, json, lineOf } from '../../tools/lists.mjs';

const pack = dataPackage();
pack.resources.push({ name: 'remote', path: 'https://example.org/data.csv' }, { name: 'inline', data: [1] });
const text = json(pack);

export const bundle = archiveOf({ ...FILES, 'datapackage.json': text });
export const options = { profile: 'archive' };
export const expect = `
  note digest-listed-remote datapackage.json ${lineOf(text, 'https:')} text=https://example.org/data.csv
`;

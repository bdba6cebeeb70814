import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, folder } from '../../tools/zip.mjs';

export const bundle = archive([folder('docs/', { method: DEFLATED, packed: [3, 0] })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-folder-packed docs/ - packed=2
`;

import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('zeros', Buffer.alloc(2 << 20))]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-ratio zeros -
`;

import { archive } from '../../tools/bundle.mjs';

export const bundle = archive([]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-empty - -
`;

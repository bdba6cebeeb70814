import { bag } from '../../tools/bag.mjs';

export const bundle = bag({ version: '0.97', algorithms: ['md5'] });
export const expect = `
  warning digest-weak-algorithm manifest-md5.txt - count=2 algorithm=md5
  warning digest-weak-algorithm tagmanifest-md5.txt - count=3 algorithm=md5
`;

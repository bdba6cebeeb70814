// The reviewer asks for lists that name everything; a folder entry and the lists themselves need no mention.
import { archive } from '../../tools/bundle.mjs';
import { FILES, sums } from '../../tools/lists.mjs';
import { entry, folder } from '../../tools/zip.mjs';

export const bundle = archive([
  folder('results/'),
  entry('a.txt', FILES['a.txt']),
  entry('results/b.csv', FILES['results/b.csv']),
  entry('results/extra.csv', 'x\n'),
  entry('SHA256SUMS', sums()),
]);
export const options = { profile: 'listed' };
export const expect = `
  error digest-unlisted results/extra.csv - path=results/extra.csv
`;

// A bag in the payload of a bag is read, one more is not.
import { archiveOf } from '../../tools/lists.mjs';
import { bagFiles, PAYLOAD } from '../../tools/bag.mjs';

export const bundle = archiveOf({
  ...bagFiles({ payload: { ...PAYLOAD, ...bagFiles({ root: 'data/inner/' }) } }),
  ...bagFiles({ root: 'other/' }),
});
export const options = { limits: { bags: 2 } };
export const exit = 3;
export const expect = `
  error digest-list-too-large other/bagit.txt - name=bags limit=2
`;

import { archiveOf } from '../../tools/lists.mjs';

export const bundle = archiveOf({ 'a.txt': 'alpha\n' });
export const options = { profile: 'listed' };
export const expect = `
  error digest-unlisted a.txt - path=a.txt
`;

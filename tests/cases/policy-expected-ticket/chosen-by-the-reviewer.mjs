// --ticket chooses what is reviewed; it is no word of the bundle's, which says nothing of a ticket here.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'a')]);
export const options = { profile: 'archive', ticket: 'ticket-08', expect: { ticket: 'ticket-08' } };
export const expect = `
  error policy-expected-ticket - - "found=no ticket"
`;

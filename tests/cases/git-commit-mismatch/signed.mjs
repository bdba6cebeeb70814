// A signature is one of the headers between the people and the message; nobody checks it here.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, headers: ['gpgsig -----BEGIN SSH SIGNATURE-----', ' AAAA', ' ', ' BBBB', ' -----END SSH SIGNATURE-----'] });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

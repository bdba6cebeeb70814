// The list was made before the ticket's work: its digest is that of the file without the patch. A list needs no other
// reason to be in the bundle.
import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';
import { filesBefore } from '../../tools/project.mjs';
import { sums } from '../../tools/lists.mjs';

const old = { [SOURCE]: filesBefore()[SOURCE] };

export const bundle = sprintBundle({ forge: { SHA256SUMS: sums(old), MD5SUMS: sums(old, 'md5') } });
export const expect = `
  error digest-mismatch MD5SUMS 1 path=src/tidewatch/fetch.py cause=
  error digest-mismatch SHA256SUMS 1 path=src/tidewatch/fetch.py "cause=without the changes of the patch it would have it"
  note run-commit-behind RUN/META.json 7
`;

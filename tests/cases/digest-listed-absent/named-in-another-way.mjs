// Composed in the list and decomposed in the archive, as a Mac writes it; and another case.
import { archiveOf, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  'docs/Notes.md': 'n\n',
  'cafe\u0301.txt': 'c\n',
  SHA256SUMS: sums({ 'docs/notes.md': 'n\n', 'caf\u00e9.txt': 'c\n', 'away.txt': 'a\n' }),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-listed-absent SHA256SUMS 1 path=docs/notes.md "near=docs/Notes.md is, which differs in case or in how its characters are composed"
  error digest-listed-absent SHA256SUMS 2 path=caf\u00e9.txt "near=cafe\u0301.txt is, which differs in case or in how its characters are composed"
  error digest-listed-absent SHA256SUMS 3 path=away.txt near=
  warning name-not-nfc cafe\u0301.txt -
`;

// Entries and bytes of all lists; the members that were not held against theirs are not vouched for.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, 'a/SHA256SUMS': sums(), 'b/SHA256SUMS': sums(), 'c/SHA256SUMS': sums({ 'a.txt': FILES['a.txt'] }) });
export const options = { profile: 'archive', limits: { 'digest-lists': 320, 'digest-entries': 1 } };
export const exit = 3;
export const expect = `
  error digest-list-too-large a/SHA256SUMS 2 name=digest-entries found=2 limit=1
  error digest-list-too-large b/SHA256SUMS 1 name=digest-entries
  error digest-list-too-large c/SHA256SUMS - name=digest-lists limit=320
`;

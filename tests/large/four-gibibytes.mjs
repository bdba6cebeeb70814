// An honest bundle with a member of 4 GiB in its middle: the rest lies behind the 4 GiB line. A file with holes, so that
// it takes neither disk nor time to make; its zeros are stored, and every reader has to go through them.
import { join } from 'node:path';
import { sprintBundle } from '../tools/bundle.mjs';
import { entry, writeZip, zeros } from '../tools/zip.mjs';

export const ZEROS = { path: 'artifacts/zeros.bin', size: 2 ** 32, sha256: '8479e43911dc45e89f934fe48d01297e16f51d17aa561d4d1c216b1ae0fcddca' };
// The digest is that of: head -c 4294967296 /dev/zero | sha256sum

/** Writes it into a folder. Gives its path, and its other members, with those behind the line last: [[path, bytes]]. */
export function writeFourGibibytes(folder) {
  const { name, members } = sprintBundle();
  const path = join(folder, name);
  const half = Math.floor(members.length / 2);
  const before = members.slice(0, half).map(([member, bytes]) => entry(member, bytes));
  const after = members.slice(half).map(([member, bytes]) => entry(member, bytes, { zip64: { central: ['offset'] } }));
  writeZip(path, [...before, entry(ZEROS.path, zeros(ZEROS.size), { zip64: true }), ...after], { zip64: true });
  return { path, members, firstBehind: half + 1 };
}

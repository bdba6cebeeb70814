// An archive with members on both sides of the 4 GiB line, as a file with holes.
import { createHash } from 'node:crypto';
import { entry, writeZip, zeros } from '../tools/zip.mjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

// head -c 4294967296 /dev/zero | sha256sum
const LARGE = '8479e43911dc45e89f934fe48d01297e16f51d17aa561d4d1c216b1ae0fcddca';

/** Writes it and gives the digests of its members. */
export function fourGibibytes(path) {
  writeZip(
    path,
    [
      entry('before.txt', 'before\n'),
      entry('zeros.bin', zeros(2 ** 32), { zip64: true }),
      entry('after.txt', 'after\n', { zip64: { central: ['offset'] } }),
    ],
    { zip64: true },
  );
  return {
    before: sha256('before\n'),
    large: LARGE,
    after: sha256('after\n'),
  };
}

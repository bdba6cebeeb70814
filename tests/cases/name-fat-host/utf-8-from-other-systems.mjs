import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

const madeOn = (system, version) => ({ central: { madeBy: (system << 8) | version, external: 0 } });
export const bundle = archive([
  entry('\u00e4.txt', 'hello\n', madeOn(6, 20)),
  entry('\u00f6.txt', 'hello\n', madeOn(11, 50)),
  entry('\u00fc.txt', 'hello\n', madeOn(11, 20)),
  entry('\u00df.txt', 'hello\n', { extra: field(0xcafe, []), ...madeOn(0, 20) }),
  entry('plain.txt', 'hello\n', madeOn(0, 20)),
]);
export const options = { profile: 'archive' };
export const expect = `
  error name-fat-host \u00e4.txt - system=HPFS
  error name-fat-host \u00f6.txt - "system=NTFS 5.0"
`;

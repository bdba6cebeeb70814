import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

// A bitmap of what follows, version made by, internal and external attributes: here those of a symbolic link.
const attributes = Buffer.alloc(9);
attributes.writeUInt8(0x07, 0);
attributes.writeUInt16LE((3 << 8) | 20, 1);
attributes.writeUInt32LE((0o120777 << 16) >>> 0, 5);

export const bundle = archive([entry('a.txt', '/etc/passwd', { local: { extra: [field(0x6c78, attributes)] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra-other-kind a.txt - size=9
`;

// The archive that is one entry beyond the limit passes when the reviewer asks for more.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const entries = Array.from({ length: 65536 }, (_, index) => entry(`${index}`, ''));
export const bundle = archive(entries, { zip64: true });
export const options = { profile: 'archive', limits: { entries: 65536 } };
export const expect = '';

import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('stra\u00dfe.md', 'one\n'), entry('STRASSE.md', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-collision-case STRASSE.md - other=stra\u00dfe.md
`;

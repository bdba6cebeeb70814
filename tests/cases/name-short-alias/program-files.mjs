import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('PROGRE~1.MD', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-short-alias PROGRE~1.MD -
`;

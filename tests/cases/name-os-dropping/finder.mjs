import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs/.DS_Store', 'Bud1'), entry('docs/._a.txt', 'x')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-os-dropping docs/.DS_Store -
  warning name-os-dropping docs/._a.txt -
`;

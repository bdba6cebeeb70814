import { archive } from '../../tools/bundle.mjs';
import { entry, gap } from '../../tools/zip.mjs';

const parts = [entry('a.txt', 'hello\n'), entry('b.txt', 'hello\n', { local: false }), gap('x'.repeat(40))];
export const bundle = archive(parts);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-missing b.txt - offset=41
`;

import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const shared = { local: false, central: { offset: (layout) => layout.find('a.txt').offset } };
export const bundle = archive([entry('a.txt', 'hello\n'), entry('b.txt', 'hello\n', shared)]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-shared-data b.txt - other=a.txt
`;

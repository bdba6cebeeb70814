// Names that promise an archive, and contents that are another or none. What may be an archive by its name may be none.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';
import { tar } from '../../tools/tar.mjs';

const inner = zip([entry('data.pkl', 'hello\n')]);
export const bundle = archive([
  entry('data.zip', 'no zip at all\n'),
  entry('logs.zip', tar([['a.log', 'text\n']]), { method: DEFLATED }),
  entry('model.pt', 'pickled\n'),
  entry('weights.pt', inner, { method: DEFLATED }),
]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-nested-misnamed data.zip - "format=no archive" named=zip
  warning zip-nested-misnamed logs.zip - format=tar named=zip
  note zip-nested-archive logs.zip -
  note zip-nested-archive weights.pt -
`;

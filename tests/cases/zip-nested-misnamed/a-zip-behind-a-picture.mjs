// A picture to one program, a zip to another. When it is opened, the bytes in front are said as of any zip.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, gap, zip } from '../../tools/zip.mjs';

const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)]);
const inner = zip([gap(picture), entry('b.txt', 'hello\n')]);
export const bundle = archive([entry('chart.png', inner, { method: DEFLATED })]);
export const options = { profile: 'archive', nested: 'review' };
export const expect = `
  note zip-nested-archive chart.png - format=zip
  warning zip-nested-misnamed chart.png - format=zip
  error zip-prefix chart.png!/ - size=108
  error zip-other-format chart.png!/ - "format=a PNG image"
`;

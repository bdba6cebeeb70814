// The end of a long download is missing.
import { archive, sprintBundle } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const whole = sprintBundle();
export const bundle = archive(
  whole.members.map(([path, bytes]) => entry(path, bytes)),
  { name: whole.name, truncate: -300 },
);
export const expect = `
  error zip-no-end-record - - "looks=a local header"
`;

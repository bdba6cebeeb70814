// Sound, and of no known kind.
import { entry, zip } from '../../tools/zip.mjs';

export const bundle = { name: 'holiday.zip', bytes: zip([entry('a.txt', 'hello\n'), entry('b/c.txt', 'hello again\n')]) };
export const exit = 3;
export const expect = `
  error policy-nothing-to-judge - - members=2
`;

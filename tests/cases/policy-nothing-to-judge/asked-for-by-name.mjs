import { entry, zip } from '../../tools/zip.mjs';

export const bundle = { name: 'holiday.zip', bytes: zip([entry('a.txt', 'hello\n'), entry('b/c.txt', 'hello again\n')]) };
export const options = { profile: 'archive' };
export const expect = ``;

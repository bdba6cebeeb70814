import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('run', '#!/bin/sh\n', { mode: 0o104755 })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-mode-unusual run -
`;

import { archive } from '../../tools/bundle.mjs';
import { entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([gap('#!/bin/sh\nexit\n'), entry('a.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-other-format - - "format=a script"
  error zip-prefix - - size=15
`;

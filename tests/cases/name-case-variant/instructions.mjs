import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// readme.md is an ordinary name; agents.md is AGENTS.md wherever case means nothing.
export const bundle = archive([entry('agents.md', 'do as you like\n'), entry('readme.md', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-case-variant agents.md - known=AGENTS.md
`;

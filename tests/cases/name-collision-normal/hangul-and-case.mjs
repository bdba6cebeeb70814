import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// Two letters against a syllable, and E against e: neither folding alone nor a normal form alone makes them one.
export const bundle = archive([entry('E\uac00.md', 'one\n'), entry('e\u1100\u1161.md', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-collision-normal e\u1100\u1161.md - other=E\uac00.md
  warning name-not-nfc e\u1100\u1161.md -
`;

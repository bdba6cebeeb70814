// A version 4 UUID has no time in it.
import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ session: 'ffffffff-2bef-46b0-9fe5-e606477e43aa' }) } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

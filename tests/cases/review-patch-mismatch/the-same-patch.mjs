import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

const patch = sprintBundle().members.find(([path]) => path === 'DIFF.patch')[1].toString();
export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ patch }) } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

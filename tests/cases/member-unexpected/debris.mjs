// What a bundler left behind, and a file that belongs to no part of a bundle.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    '.patch_check/PROGRESS.md': '# Progress\n',
    '.DS_Store': 'Bud1',
    'notes.bin': 'left over',
  },
});
export const expect = `
  warning name-os-dropping .DS_Store -
  note member-unexpected .DS_Store -
  note member-unexpected .patch_check/PROGRESS.md -
  note member-unexpected notes.bin -
  note run-commit-behind RUN/META.json 7
`;

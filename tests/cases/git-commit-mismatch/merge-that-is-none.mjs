import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replace('\nAuthor:', '\nMerge: 1234567 89abcde\nAuthor:') });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 "what=list of merged parents" "found=1234567 89abcde"
  note run-commit-behind RUN/META.json 7
`;

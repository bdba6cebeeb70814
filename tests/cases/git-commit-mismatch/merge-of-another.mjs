import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

const merged = { proof: true, parents: (ids) => [...ids, inventedId('side')] };
const { story } = sprintBundle(merged);
export const bundle = sprintBundle({ ...merged, lastCommit: (text) => text.replace('\nAuthor:', `\nMerge: ${story.work.slice(0, 7)} ${inventedId('other').slice(0, 7)}\nAuthor:`) });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 "what=list of merged parents"
  note run-commit-behind RUN/META.json 7
`;

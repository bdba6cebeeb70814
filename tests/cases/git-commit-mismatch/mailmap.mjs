// The commit has a .mailmap: git log may show another name than the commit.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, before: { '.mailmap': 'Example Reviewer <a@example.com> Example Agent <agent@example.com>\n' }, lastCommit: (text) => text.replace('Author:     Example Agent', 'Author:     Example Reviewer') });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

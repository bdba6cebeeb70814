// A merge whose subject does not say so, and no list of commits.
import { BASE, fullerCommit, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ lastCommit: fullerCommit({ merge: `${BASE.slice(0, 7)} 1234567` }), drop: ['COMMITS.txt'] });
export const expect = `
  note git-merge-in-range LAST_COMMIT.txt 1
  warning run-commit-unproven RUN/META.json 7
`;

// Without a list of commits, the last one is looked at; its subject names two tickets, none of them ours.
import { fourLineCommit, microBundle } from '../../tools/bundle.mjs';

const subject = 'ticket-08: undo ticket-06';
export const bundle = microBundle({ lastCommit: fourLineCommit({ subject }), drop: ['COMMITS.txt'] });
export const expect = `
  warning git-other-ticket LAST_COMMIT.txt 1 other=ticket-08
  warning run-commit-unproven RUN/META.json 7
`;

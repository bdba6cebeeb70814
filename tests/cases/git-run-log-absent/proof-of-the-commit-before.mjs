// The work was proven instead of the commit that holds its log.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: (_, { commits: [base, work], workTrees }) => [base, work, ...workTrees.filter(({ label }) => label !== 'tree configs/')],
});
export const expect = `
  error git-proof-other-commit LAST_COMMIT.txt 1 found=${bundle.story.head} expected=${bundle.story.work}
  error git-run-log-absent RUN/COMMANDS.md - path=RUN/COMMANDS.md commit=${bundle.story.work}
  error git-run-log-absent RUN/META.json - path=RUN/META.json commit=${bundle.story.work}
  error git-run-log-absent RUN/PROMPT.md - path=RUN/PROMPT.md commit=${bundle.story.work}
  error git-run-log-absent RUN/RESULTS.md - path=RUN/RESULTS.md commit=${bundle.story.work}
  error git-run-log-absent RUN/TESTS.md - path=RUN/TESTS.md commit=${bundle.story.work}
  note run-commit-behind RUN/META.json 7
`;

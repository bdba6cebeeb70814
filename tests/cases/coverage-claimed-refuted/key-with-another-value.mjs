// Criteria name keys: what artifacts, META.json and the lines of the patch have of them. A value speaks against a criterion
// only where that names the file; a key that is nowhere, or that has another value somewhere, is left to a person.
import { TICKETS, microBundle } from '../../tools/bundle.mjs';

const criteria = `**Acceptance criteria (objective):**
- \`configs/fetch.json\` keeps \`pause: 2.0\`
- \`configs/fetch.json\` has \`"pause": 9.5\`
- The pause stays \`pause=9.5\`
- The run is recorded with its \`git_sha_after\`
- The limit is \`max_retries: 5\`, and \`retry_mode: "slow"\`
- \`max_retries: 6\` is written nowhere
- \`no_such_key\` is gone
`;
export const bundle = microBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Acceptance criteria (objective):**\n', criteria) },
  commit: { 'configs/retry.yaml': 'retry:\n  max_retries: 5 # at most\n  retry_mode: slow\n' },
});
export const states = `
  ticket-07 103 evidenced
  ticket-07 104 contradicted
  ticket-07 105 undecidable
  ticket-07 106 evidenced
  ticket-07 107 evidenced
  ticket-07 108 undecidable
  ticket-07 109 undecidable
`;
export const expect = `
  error coverage-claimed-refuted docs/CODEX_SPRINT_TICKETS.md 104 ticket=ticket-07
  note coverage-unrequested DIFF.patch 10 count=1 path=configs/retry.yaml
  note patch-file-not-bundled DIFF.patch - count=1
  note run-commit-behind RUN/META.json 7
`;

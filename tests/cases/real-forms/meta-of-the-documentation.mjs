// The eleven keys that the logging guide of the micro family lists.
import { CONFIG, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({
  meta: ({ run_name, ticket_id, git_sha_before, git_sha_after }) => ({
    run_name,
    ticket_id,
    git_sha_before,
    git_sha_after,
    branch: 'agent/ticket-07-add-retry-limit',
    timestamp_local: '2026-01-05T11:42:30+01:00',
    env: 'Linux',
    data: 'NONE',
    config: {},
    artifacts: [],
    web_research: [],
  }),
  drop: [CONFIG],
});
export const expect = `
  note run-commit-behind RUN/META.json 5
`;

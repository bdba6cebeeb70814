// The bundle that the demo shows: what Exhibit says of it, in full.
import { sampleBundle } from '../../tools/make-sample.mjs';

export const bundle = sampleBundle('sample.zip');
export const expect = `
  error digest-mismatch SHA256SUMS 5 path=project_state/KNOWN_ISSUES.md "cause=with LF line ends it would have it"
  error patch-blob-mismatch DIFF.patch 104 path=src/tidewatch/fetch.py
  error run-commit-not-an-id RUN/META.json 7 value=HEAD
  warning leak-local-path DIFF.patch 46 "origin=added by the patch"
  warning leak-local-path RUN/COMMANDS.md 11 "origin=added by the patch"
  warning ticket-reference-undefined docs/CODEX_SPRINT_TICKETS.md 117 ticket=ticket-12
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74 ticket=ticket-07
  note member-unexpected .patch_check/PROGRESS.md -
  note test-failed-first RUN/TESTS.md 5 failed=1
`;

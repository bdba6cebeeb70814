// What the ticket asks for is not in the bundle, and a list has its digest. Patterns, sets and bare names are looked up
// there as they are among the members.
import { createHash } from 'node:crypto';
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Expected artifacts/logs to produce:**\n- `reports/*.parquet`\n- `models/{a,b}.bin`\n- `tides.csv`\n- `reports/*.arrow`\n';
const sums = ['reports/x.parquet', 'models/a.bin', 'models/b.bin', 'data/tides.csv'];
const list = sums.map((path) => `${createHash('sha256').update(path).digest('hex')}  ${path}\n`).join('');
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Expected artifacts/logs to produce:**\n', more) },
  forge: { SHA256SUMS: list },
});
export const states = `
  ticket-07 101 evidenced
  ticket-07 102 evidenced
  ticket-07 103 evidenced
  ticket-07 104 missing
`;
export const expect = `
  error coverage-artifact-missing docs/CODEX_SPRINT_TICKETS.md 104 path=reports/*.arrow
  ${sums.map((path, index) => `error digest-listed-absent SHA256SUMS ${index + 1} path=${path}`).join('\n  ')}
  note run-commit-behind RUN/META.json 7
`;

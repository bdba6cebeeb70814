// A review and the log of a run are of tickets that nobody defined; another review is of one that is there.
import { inRun, sprintBundle } from '../../tools/bundle.mjs';
import { quantMeta, runFiles } from '../../tools/run-log.mjs';
import { CONFIG, filesBefore } from '../../tools/project.mjs';

const run = '20260104_090000_ticket-55_gauges';
const files = {
  ...runFiles({ run, bundleName: 'none.zip' }),
  'META.json': `${JSON.stringify(quantMeta({ run, ticket: 'ticket-55', config: filesBefore()[CONFIG] }), null, 2)}\n`,
};
export const bundle = sprintBundle({
  forge: {
    'codex_reviews/20260104T104100Z_ticket-06b.md': 'Ticket: ticket-06b\n\nAPPROVE: prints the next low water.\n',
    'codex_reviews/20260105T104100Z_ticket-99.md': 'Ticket: ticket-99\n\nAPPROVE: all gauges are read.\n',
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [inRun(`RUN/${file}`, run), text])),
  },
});
export const states = `
  ticket-06b review evidenced
  orphaned run-log docs/agent_runs/20260104_090000_ticket-55_gauges/META.json
  orphaned review codex_reviews/20260105T104100Z_ticket-99.md
`;
export const expect = `
  warning coverage-orphaned codex_reviews/20260105T104100Z_ticket-99.md 1 kind=review ticket=ticket-99
  warning coverage-orphaned docs/agent_runs/20260104_090000_ticket-55_gauges/META.json 3 kind=run-log ticket=ticket-55
  note run-commit-behind RUN/META.json 7
`;

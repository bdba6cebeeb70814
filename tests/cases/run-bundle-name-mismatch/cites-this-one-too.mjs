// Speaking of an earlier bundle is fine where this one is cited as well.
import { RUN_NAME, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/RESULTS.md': (text) => `${text}- It replaces \`docs/gpt_bundles/20260105T103000Z_ticket-07_${RUN_NAME}.zip\`.\n` },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

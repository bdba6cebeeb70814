import { sprintBundle } from '../../tools/bundle.mjs';

const added = [
  '- [updated RESULTS with new bundle path]',
  '- Bundle: pending (run make bundle)',
  '- GPT bundle pending.',
  '- Pending: run the tests again',
  '- Bundle path: TBD',
  '- (placeholder)',
];
export const bundle = sprintBundle({ commit: { 'RUN/RESULTS.md': (text) => `${text}${added.join('\n')}\n` } });
export const expect = `
  error run-placeholder RUN/RESULTS.md 6
  error run-placeholder RUN/RESULTS.md 7
  error run-placeholder RUN/RESULTS.md 8
  error run-placeholder RUN/RESULTS.md 9
  error run-placeholder RUN/RESULTS.md 10
  error run-placeholder RUN/RESULTS.md 11
  note run-commit-behind RUN/META.json 7
`;

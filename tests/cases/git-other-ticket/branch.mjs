import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { branch_name: 'agent/ticket-03-clean-up' } });
export const expect = `
  note run-commit-behind RUN/META.json 7
  warning git-other-ticket RUN/META.json 8 other=ticket-03
`;

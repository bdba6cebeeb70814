import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    'specs/001-tides/spec.md':
      '# Feature Specification: Tides\n## Requirements\n- **FR-001**: System MUST read gauges\n' +
      '- **FR-002**: System MUST keep levels for [NEEDS CLARIFICATION: how long?]\n',
  },
});
export const expect = `
  note ticket-question-open specs/001-tides/spec.md 4 what=FR-002
  note run-commit-behind RUN/META.json 7
`;

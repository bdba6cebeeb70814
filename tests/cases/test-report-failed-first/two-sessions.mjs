import { sprintBundle } from '../../tools/bundle.mjs';

const log = `=== test session starts ===
collected 12 items
=== 1 failed, 11 passed in 0.50s ===
=== test session starts ===
collected 12 items
=== 12 passed in 0.50s ===
`;
export const bundle = sprintBundle({ commit: { 'RUN/pytest.log': log } });
export const expect = `
  note test-report-failed-first RUN/pytest.log 3 failed=1 tests=12 format=pytest
  note run-commit-behind RUN/META.json 7
`;

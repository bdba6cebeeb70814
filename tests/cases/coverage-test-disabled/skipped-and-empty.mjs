import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const TEST = 'tests/test_fetch.py';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- `src/tidewatch/fetch.py`\n', '- `src/tidewatch/fetch.py`\n- `tests/test_fetch.py`\n') },
  commit: { [TEST]: 'import pytest\n\n\n@pytest.mark.skip("slow")\ndef test_tries():\n    assert True\n' },
  add: [TEST],
});
export const expect = `
  warning coverage-test-disabled DIFF.patch 123 path=tests/test_fetch.py
  warning coverage-test-disabled DIFF.patch 125 "text=assert True"
  note run-commit-behind RUN/META.json 7
`;

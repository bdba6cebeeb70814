// The log writes it with an environment, in another folder and as part of a chain: it was run.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Minimal tests/commands to run:**\n- `make lint`\n- `tidewatch next --station <STATION>`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more) },
  commit: { 'RUN/COMMANDS.md': (text) => text.replace('5. ', '5. `cd src && LANG=C make lint && tidewatch next --station north-pier`\n6. ') },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;

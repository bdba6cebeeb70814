// The run folder is there, as an entry of its own, and nothing in it.
import { inRun, sprintBundle } from '../../tools/bundle.mjs';
import { folder } from '../../tools/zip.mjs';

const { name, members } = sprintBundle();
export const bundle = {
  name,
  members: members.filter(([path]) => !path.startsWith('docs/agent_runs/')),
  change: (entries) => [...entries, folder(inRun('RUN/'))],
};
export const expect = `
  error member-missing - - path=docs/agent_runs/<RUN>/PROMPT.md
  error member-missing - - path=docs/agent_runs/<RUN>/COMMANDS.md
  error member-missing - - path=docs/agent_runs/<RUN>/RESULTS.md
  error member-missing - - path=docs/agent_runs/<RUN>/TESTS.md
  error member-missing - - path=docs/agent_runs/<RUN>/META.json
  note patch-file-not-bundled DIFF.patch - count=5 all=8
`;

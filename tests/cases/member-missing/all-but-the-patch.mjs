// Leaving things out is never a way to pass: everything that the profile requires is listed.
import { sprintBundle } from '../../tools/bundle.mjs';

const { members } = sprintBundle();
export const bundle = {
  name: 'evidence.zip',
  members: members.filter(([path]) => path === 'DIFF.patch'),
};
export const expect = `
  error member-missing - - path=AGENTS.md
  error member-missing - - path=docs/PLAN_OF_RECORD.md
  error member-missing - - path=docs/DOCS_AND_LOGGING_SYSTEM.md
  error member-missing - - path=docs/CODEX_SPRINT_TICKETS.md
  error member-missing - - path=PROGRESS.md
  error member-missing - - path=project_state/CURRENT_RESULTS.md
  error member-missing - - path=project_state/KNOWN_ISSUES.md
  error member-missing - - path=project_state/CONFIG_REFERENCE.md
  error member-missing - - path=LAST_COMMIT.txt
  error member-missing - - path=docs/agent_runs/<RUN>/PROMPT.md
  error member-missing - - path=docs/agent_runs/<RUN>/COMMANDS.md
  error member-missing - - path=docs/agent_runs/<RUN>/RESULTS.md
  error member-missing - - path=docs/agent_runs/<RUN>/TESTS.md
  error member-missing - - path=docs/agent_runs/<RUN>/META.json
  note patch-file-not-bundled DIFF.patch - count=8 all=8
`;

import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// The first is META.json, the second in a run folder, to a system without case: U+017F folds to s, which no lower case does.
export const bundle = archive([
  entry('docs/agent_runs/one/meta.json', '{}\n'),
  entry('docs/agent_run\u017f/one/notes.md', 'hello\n'),
  entry('docs/agent_runs/one/Notes.md', 'hello\n'),
]);
export const options = { profile: 'archive' };
export const expect = `
  error name-case-variant docs/agent_run\u017f/one/notes.md - known=docs/agent_runs/*/**
  error name-case-variant docs/agent_runs/one/meta.json - known=docs/agent_runs/*/META.json
  error name-collision-case docs/agent_runs/one/Notes.md - other=docs/agent_run\u017f/one/notes.md
`;

import { BASE, HEAD, snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({
  forge: { 'docs/_generated/repo_snapshot.md': (text) => text.replace(HEAD, BASE) },
});
export const expect = `
  warning git-snapshot-stale docs/_generated/repo_snapshot.md 5
`;

// What `git log -p` prints of a commit, without git.
import { sprintBundle } from './bundle.mjs';
import { blobId, inventedId } from './git.mjs';
import { AUTHOR, TIMES, gitDate } from './run-log.mjs';

/**
 * A commit with its patch. `parents` of a merge; `from` is the one that the patch is against (git log -m). All by name, with
 * an invented id unless it is given.
 */
export function logCommit(name, patch, { parents = [], from, id = inventedId(name) } = {}) {
  const merge = parents.length > 1 ? `Merge: ${parents.map((parent) => inventedId(parent).slice(0, 7)).join(' ')}\n` : '';
  const against = from ? ` (from ${inventedId(from)})` : '';
  return `commit ${id}${against}\n${merge}Author: ${AUTHOR} <agent@example.com>\nDate:   ${gitDate(TIMES.worked)}\n\n    ${name}\n\n${patch}${patch.length > 0 ? '\n' : ''}`;
}

/** A bundle with a combined diff of docs/notes.md behind its patch; its line of the second parent as `theirs`, or forged. */
export function mergedNotes(theirs = 'theirs') {
  const id = (text) => blobId(text).slice(0, 7);
  const merged = `diff --combined docs/notes.md
index ${id('ours\nend\n')},${id('theirs\nend\n')}..${id('both\nend\n')}
--- a/docs/notes.md
+++ b/docs/notes.md
@@@ -1,2 -1,2 +1,2 @@@
- ours
 -${theirs}
++both
  end
`;
  return sprintBundle({ patch: (text) => text + merged, forge: { 'docs/notes.md': 'both\nend\n' } });
}

/** The patch text with the changes of `path` as git diff --break-rewrites --irreversible-delete prints them. */
export function rewritten(text, path) {
  const start = text.indexOf(`diff --git a/${path} `);
  const next = text.indexOf('\ndiff --git ', start);
  const entry = text.slice(start, next + 1);
  const short = entry
    .replace(/\nindex /, '\ndissimilarity index 100%\nindex ')
    .replace(/\n@@ -\S+ (\S+) @@/, '\n@@ -?,? $1 @@')
    .replace(/\n-(?!-- a\/).*/g, '');
  return text.slice(0, start) + short + text.slice(next + 1);
}

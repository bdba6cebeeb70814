// Evidence bundles in words. Each function makes an honest bundle in which everything agrees; options then say what is
// to be different, each at its own moment of the story:
//
//   before    edits of the project before the work (the patch does not show them)
//   commit    edits of what is committed: work, documents, run log (the patch shows them)
//   staged, worktree   edits after the last commit (a section of their own in the patch)
//   patch, lastCommit, commits   edits of these three files once they are made
//   drop      members that are left out of the bundle
//   forge     edits of members, or new ones, after everything else: only the bundle has them
//   add       paths of the project that are bundled beside the usual ones
//   proof     true: the three commits of the story are real ones, and the bundle carries them and the trees on the way to
//             its members; a function takes their list (see git-objects.mjs) and gives the one to carry, where an object may
//             have `named` (another id in its path), `path` or `packed` (its bytes in the bundle)
//   author, message, headers, parents ((ids) => ids)   of the last commit, with `proof`
//   baseTree   id of another tree than its own, of the first commit
//   run, ticket, stamp, name, wrapper, digits (of object ids), objectFormat, renames ({ old: new }), change (of the
//   zip's entries), zip (options of zip())
//
// Edits are { path: new text | bytes | null for none | (text) => text }. In paths, "RUN" stands for the run folder:
// "RUN/META.json". `meta` is an edit of META.json's object: { key: value, or undefined to remove it } or a function.
//
// A bundle is { name, members: [[path, bytes], …] }; bundleZip(bundle) is its zip. With `proof` it also has `carried`, the
// objects by their labels with their paths, and `story`: the ids of its
// commits { base, work, head }, the commits themselves, and their trees from the last to the first: { commits, trees,
// workTrees, baseTrees }, and the states from the first to the last.
import { blobId, gitDiff, inventedId, state } from './git.mjs';
import { commitObject, loose, proofPath, treesOf, treesOnTheWay } from './git-objects.mjs';
import { filesAfter, filesBefore, CONFIG, SOURCE, TICKETS } from './project.mjs';
import * as log from './run-log.mjs';
import { entry, zip } from './zip.mjs';

export const RUN_NAME = '20260105_101500_ticket-07_add-retry-limit';
export const STAMP = '20260105T104500Z';
const SPRINT_MEMBERS = [
  'AGENTS.md',
  'docs/PLAN_OF_RECORD.md',
  'docs/DOCS_AND_LOGGING_SYSTEM.md',
  'docs/CODEX_SPRINT_TICKETS.md',
  'PROGRESS.md',
  'project_state/CURRENT_RESULTS.md',
  'project_state/KNOWN_ISSUES.md',
  'project_state/CONFIG_REFERENCE.md',
  SOURCE,
];

/** The run folder in place of a leading "RUN/". */
export function inRun(path, run = RUN_NAME) {
  return path.replace(/^RUN\//, `docs/agent_runs/${run}/`);
}

/** The zip of a bundle. `change` may replace the list of entries; options are those of zip(). */
export function bundleZip({ members, change = (entries) => entries, zipOptions = {} }) {
  return zip(change(members.map(([path, bytes]) => entry(path, bytes))), zipOptions);
}

/** An archive that is no bundle of a known kind: parts and options are those of zip(). */
export function archive(parts, { name = 'archive.zip', ...options } = {}) {
  return { name, bytes: zip(parts, options) };
}

/** Layout L1: sections in the patch, fuller LAST_COMMIT.txt, short COMMITS.txt, quant dialect of META.json. */
export function sprintBundle(options = {}) {
  return runBundle(options, {
    meta: log.quantMeta,
    heading: (kind) => `### git diff ${kind}\n`,
    lastCommit: (ids) => log.fullerCommit({ id: ids.head }),
    commits: (ids) => log.shortCommits({ base: ids.base, commits: log.commitsOfRun(ids) }),
    digits: 7,
    members: SPRINT_MEMBERS,
  });
}

/** Layout L1': one plain patch, LAST_COMMIT.txt in four lines, full COMMITS.txt, micro dialect of META.json. */
export function microBundle(options = {}) {
  return runBundle(options, {
    meta: log.microMeta,
    heading: () => '',
    lastCommit: (ids) => log.fourLineCommit({ id: ids.head }),
    commits: (ids) => log.fullCommits({ base: ids.base, head: ids.head, commits: log.commitsOfRun(ids) }),
    digits: 8,
    members: [...SPRINT_MEMBERS, CONFIG],
  });
}

function runBundle(options, layout) {
  const run = options.run ?? RUN_NAME;
  const ticket = options.ticket ?? 'ticket-07';
  const name = options.name ?? `${options.stamp ?? STAMP}_${ticket}_${run}.zip`;
  const edit = (files, edits) => edited(files, edits, run);
  const before = edit(filesBefore(), options.before);
  const worked = edit(filesAfter(), options.before);
  const story = options.proof ? startOfStory(before, worked, options) : { base: log.BASE, work: log.WORK, head: log.HEAD };
  const written = { ...worked, ...runLog({ run, ticket, name, options, layout, story }) };
  const committed = edit(written, options.commit);
  const staged = edit(committed, options.staged);
  const worktree = edit(staged, options.worktree);
  if (options.proof) endOfStory(story, committed, options);

  const states = [before, committed, staged, worktree].map(state);
  const patch = patchText(states, options, layout, story);
  const logs = Object.keys(worktree).filter((path) => path.startsWith('docs/agent_runs/') && !(path in before));
  const members = {};
  for (const path of [...layout.members, ...logs, ...(options.add ?? [])]) {
    if (worktree[path] !== undefined) members[path] = contentOf(worktree[path]);
  }
  const carried = options.proof ? carriedObjects(story, Object.keys(members), options) : [];
  const proof = Object.fromEntries(carried.map(({ path, packed }) => [path, packed]));
  members['DIFF.patch'] = changed(patch, options.patch);
  members['COMMITS.txt'] = changed(layout.commits(story), options.commits);
  members['LAST_COMMIT.txt'] = changed(layout.lastCommit(story), options.lastCommit);
  return {
    ...finished({ name, members: { ...members, ...proof }, options, run }),
    carried: Object.fromEntries(carried.map((object) => [object.label, object])),
    story,
  };
}

// --- the commits of the story as objects -----------------------------------------------------------

function startOfStory(before, worked, { objectFormat: format = 'sha1', baseTree }) {
  const author = `${log.AUTHOR} <agent@example.com>`;
  const baseTrees = treesOf(state(before), { format });
  const base = commitObject({ tree: baseTree ?? baseTrees[0].id, author, time: log.TIMES.started, message: 'ticket-06b: print the next low water\n', format, label: 'commit base' });
  const workTrees = treesOf(state(worked), { format });
  const work = commitObject({ tree: workTrees[0].id, parents: [base.id], author, time: log.TIMES.worked, message: `${log.SUBJECTS.work}\n`, format, label: 'commit work' });
  return { base: base.id, work: work.id, commits: [base, work], workTrees, baseTrees, states: [before, worked].map(state) };
}

function endOfStory(story, committed, { objectFormat: format = 'sha1', author, message, headers, parents = (ids) => ids }) {
  story.states.push(state(committed));
  story.trees = treesOf(story.states.at(-1), { format });
  const head = commitObject({
    tree: story.trees[0].id,
    parents: parents([story.work]),
    author: author ?? `${log.AUTHOR} <agent@example.com>`,
    time: log.TIMES.finished,
    message: message ?? `${log.SUBJECTS.log}\n\nTests: make test (12 passed)\n\nArtifacts: none\n`,
    headers,
    format,
    label: 'commit head',
  });
  story.head = head.id;
  story.commits.push(head);
}

function carriedObjects(story, paths, { proof }) {
  const whole = [...story.commits, ...treesOnTheWay(story.trees, paths)];
  const carried = typeof proof === 'function' ? proof(whole, story) : whole;
  return carried.map((object) => ({ ...object, path: object.path ?? proofPath(object.named ?? object.id), packed: object.packed ?? loose(object) }));
}

function runLog({ run, ticket, name, options, layout, story }) {
  const folder = `docs/agent_runs/${run}`;
  const files = log.runFiles({ run, bundleName: name });
  const meta = { ...layout.meta({ run, ticket, config: filesBefore()[CONFIG] }), git_sha_before: story.base, git_sha_after: story.work };
  files['META.json'] = metaText(meta, options.meta);
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
}

/** META.json's object as text, with an edit of it. */
function metaText(meta, edit) {
  const made = typeof edit === 'function' ? edit(meta) : { ...meta, ...edit };
  return typeof made === 'string' ? made : `${JSON.stringify(made, null, 2)}\n`;
}

function patchText([before, committed, staged, worktree], options, layout, story) {
  const digits = options.digits ?? layout.digits;
  const section = (kind, from, to) => {
    const renames = kind.endsWith('HEAD') ? options.renames : undefined;
    const diff = gitDiff(from, to, { digits, format: options.objectFormat, renames });
    return { heading: layout.heading(kind), diff };
  };
  const sections = [section(`--patch ${story.base}..HEAD`, before, committed)];
  if (options.worktree) sections.push(section('--patch (working tree)', staged, worktree));
  if (options.staged) sections.push(section('--cached --patch (staged)', committed, staged));
  return Buffer.concat(
    sections.flatMap(({ heading, diff }, index) => [Buffer.from((index > 0 ? '\n' : '') + heading), diff]),
  );
}

// --- layout L2 -----------------------------------------------------------------------------------

/**
 * Layout L2: a working tree as git describes it. Here it is clean and git_diff.patch says which commits it compares;
 * with `dirty` the patch is what git diff prints of the working tree, and `git status` shows the same. options as above
 * but for the run log.
 */
export function snapshotBundle(options = {}) {
  const run = options.run ?? RUN_NAME;
  const name = options.name ?? 'gpt_bundle_20260105_104500_ticket-07_add-retry-limit.zip';
  const edit = (files, edits) => edited(files, edits, run);
  const tickets = { [TICKETS]: filesAfter()[TICKETS] }; // the ticket has a file of its own here
  const before = edit({ ...filesBefore(), ...tickets }, options.before);
  const committed = edit(edit(filesAfter(), options.before), options.commit);
  const states = [before, committed].map(state);
  const paths = changedPaths(...states);
  const members = {
    'README.txt': `GPT Bundle

Generated: 20260105_104500Z
Repo: tidewatch
Ticket: ticket-07_add-retry-limit
`,
    'git_status.txt': `## agent/ticket-07-add-retry-limit\n${options.dirty ? paths.map((path) => ` M ${path}\n`).join('') : ''}`,
    'git_log.txt': `${log.HEAD.slice(0, 8)} (HEAD -> agent/ticket-07-add-retry-limit) ${log.SUBJECTS.log}
${log.WORK.slice(0, 8)} ${log.SUBJECTS.work}
${log.BASE.slice(0, 8)} (origin/main, main) ticket-06b: print the next low water
`,
    'git_diff.patch': Buffer.concat([
      Buffer.from(options.dirty ? '' : `### git diff --patch ${log.BASE}..HEAD\n`),
      gitDiff(...states, { digits: 8, renames: options.renames }),
    ]),
    'git_diff_cached.patch': '',
    'git_diff_stat.txt': statText(...states),
    'changed_files.txt': paths.map((path) => `${path}\n`).join(''),
    'docs/_generated/repo_snapshot.md': `# Repo Snapshot

## Git
- Branch: \`agent/ticket-07-add-retry-limit\`
- HEAD: \`${log.HEAD}\`
`,
    'docs/tickets/ticket-07_add-retry-limit.md': `# Ticket 07 — Add a retry limit

## Goal
Stop asking a server that does not answer.

## Acceptance Criteria
- A table is asked for at most five times.
- The last error reaches the caller.
`,
  };
  for (const path of paths) if (committed[path] !== undefined) members[path] = contentOf(committed[path]);
  return finished({ name, members, options, run });
}

function changedPaths(before, after) {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.filter((path) => !before.get(path)?.bytes.equals(after.get(path)?.bytes ?? Buffer.alloc(0)));
}

/** What `git diff --stat` prints. */
function statText(before, after) {
  const count = (files, sign) => {
    const lines = gitDiff(...files).toString('latin1').split('\n');
    return lines.filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3))).length;
  };
  const only = (files, path) => new Map([...files].filter(([name]) => name === path));
  const paths = changedPaths(before, after);
  const files = paths.map((path) => {
    const pair = [only(before, path), only(after, path)];
    const added = count(pair, '+');
    const removed = count(pair, '-');
    return ` ${path} | ${added + removed} ${'+'.repeat(added)}${'-'.repeat(removed)}\n`;
  });
  const [added, removed] = ['+', '-'].map((sign) => count([before, after], sign));
  return `${files.join('')} ${paths.length} files changed, ${added} insertions(+), ${removed} deletions(-)\n`;
}

// --- edits ---------------------------------------------------------------------------------------

function edited(files, edits = {}, run) {
  const result = { ...files };
  for (const [written, edit] of Object.entries(edits)) {
    const path = inRun(written, run);
    const now = changed(result[path], edit, path);
    if (now === null) delete result[path];
    else result[path] = now;
  }
  return result;
}

// One edit. A function must change something: an edit that does nothing would make its case vacuous.
function changed(content, edit, path = 'text') {
  if (edit === undefined) return content;
  if (typeof edit !== 'function') return edit;
  if (content === undefined) throw new Error(`${path} is not there to be edited`);
  const text = contentOf(content).toString();
  const now = edit(text);
  if (now === text) throw new Error(`the edit of ${path} changes nothing`);
  return now;
}

function contentOf(file) {
  return Buffer.from(typeof file === 'string' || Buffer.isBuffer(file) ? file : file.bytes);
}

function finished({ name, members, options, run }) {
  const kept = edited(members, options.forge, run);
  for (const written of options.drop ?? []) {
    const path = inRun(written, run);
    if (!(path in kept)) throw new Error(`there is no ${path} to drop`);
    delete kept[path];
  }
  const wrapper = options.wrapper ?? '';
  const list = Object.entries(kept)
    .filter(([, content]) => content !== null)
    .map(([path, content]) => [wrapper + path, contentOf(content)]);
  return { name, members: list, change: options.change, zipOptions: options.zip };
}

export { blobId, inventedId };
export {
  BASE,
  HEAD,
  TIMES,
  WORK,
  fourLineCommit,
  fullCommits,
  fullerCommit,
  gitDate,
  guessedTail,
  sha256,
  shortCommits,
} from './run-log.mjs';
export { CONFIG, SOURCE, TICKETS, ticketsFile } from './project.mjs';

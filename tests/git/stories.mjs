// Bundles whose patch git itself printed: random histories, shown in a random way with random options.
import { join } from 'node:path';
import { edited, makeRandom, merged, newState, SUBMODULE } from './random.mjs';
import { checkOut, cleanUp, git, writeCommits } from './repository.mjs';
import { entry, STORED, zip } from '../tools/zip.mjs';

const COMMIT_MESSAGES = ['Change things', 'Fix it\n\n- a list\n- of things\n\n 3 files changed, nobody knows why\n', 'Subject: [PATCH 7/9] odd\n\ncommit 1234567\n'];

// How a change may be shown. Options that hide changes (-w, -b, --ignore-…) are left out: nothing could check them.
function diffOptions(random) {
  const maybe = (percent, ...words) => (random.chance(percent) ? [random.pick(words)] : []);
  return [
    ...maybe(30, '--full-index', '--abbrev=5', '--abbrev=10', '--abbrev=20', '--abbrev=40'),
    ...maybe(40, '--binary'),
    ...maybe(40, '-U0', '-U1', '-U2', '-U7', '-U10000'),
    ...maybe(20, '-W'),
    ...maybe(15, '--inter-hunk-context=1', '--inter-hunk-context=5', '--inter-hunk-context=40'),
    ...maybe(60, '-M', '-M30%', '-C', '-C20%', '--no-renames'),
    ...(random.chance(15) ? ['-C', '--find-copies-harder'] : []),
    ...maybe(10, '-B', '-B20%/60%'),
    ...maybe(10, '-D'),
    ...maybe(15, '--no-prefix'),
    ...maybe(30, '--minimal', '--patience', '--histogram', '--no-indent-heuristic'),
    ...maybe(25, '--stat', '--shortstat', '--numstat', '--summary', '--compact-summary', '--raw', '--dirstat'),
    ...maybe(5, '--text'),
    ...maybe(5, '--submodule=log'),
    '-p',
  ];
}

function configuration(random) {
  return [
    ...(random.chance(15) ? ['-c', 'diff.mnemonicPrefix=true'] : []),
    ...(random.chance(20) ? ['-c', 'core.quotePath=false'] : []),
    ...(random.chance(10) ? ['-c', 'core.abbrev=6'] : []),
    ...(random.chance(10) ? ['-c', 'diff.suppressBlankEmpty=true'] : []),
  ];
}

// --- stories: { commits, print(repository, folder), state } ------------------------------------------

function commit(state, random, ...parents) {
  return { state, parents, message: random.pick(COMMIT_MESSAGES) };
}

// git format-patch leaves out a commit that changes nothing, and numbers on.
function changed(random, before) {
  const text = (state) => JSON.stringify([...state].sort());
  for (;;) {
    const state = edited(random, before);
    if (text(state) !== text(before)) return state;
  }
}

function line(random, length) {
  const commits = [commit(newState(random), random)];
  while (commits.length < length) commits.push(commit(changed(random, commits.at(-1).state), random, commits.at(-1)));
  return commits;
}

const kinds = {
  diff(random) {
    const commits = line(random, 2);
    const print = ({ run }) => run('diff', ...diffOptions(random), commits[0].id, commits[1].id);
    return { commits, print, state: commits[1].state };
  },
  log(random) {
    const commits = line(random, 2 + random.below(5));
    const range = () => `${commits[random.chance(50) ? 0 : random.below(commits.length - 1)].id}..${commits.at(-1).id}`;
    const format = [...(random.chance(30) ? ['--reverse'] : []), ...(random.chance(40) ? [random.pick(['--oneline', '--pretty=fuller', '--pretty=raw', '--abbrev-commit', '--decorate', '--parents'])] : [])];
    return { commits, print: ({ run }) => run('log', ...format, ...diffOptions(random), range()), state: commits.at(-1).state };
  },
  mails(random) {
    const commits = line(random, 2 + random.below(4));
    const more = random.chance(20) ? [random.pick(['--numbered', '--no-signature', '--cover-letter', '-k', '--no-stat'])] : [];
    const isPlain = random.chance(25); // -p leaves the diffstat out
    const options = () => diffOptions(random).filter((word) => !/^--(raw|numstat|dirstat|shortstat|summary)/.test(word) && (isPlain || word !== '-p'));
    return { commits, print: ({ run }) => run('format-patch', '--stdout', ...more, ...options(), `${commits[0].id}..${commits.at(-1).id}`), state: commits.at(-1).state };
  },
  show(random) {
    const [base, ours] = line(random, 2);
    const count = random.chance(20) ? 2 : 1;
    const others = Array.from({ length: count }, () => commit(edited(random, base.state), random, base));
    const state = others.reduce((made, other) => merged(random, made, other.state), ours.state);
    const merge = commit(state, random, ours, ...others);
    const all = [...(random.chance(15) ? ['--combined-all-paths'] : [])];
    const options = () => diffOptions(random).filter((word) => !/^--(submodule|text)/.test(word));
    const print = ({ run }) => run(...(random.chance(70) ? ['show'] : ['log', '-1']), random.pick(['--cc', '-c']), ...all, ...options(), merge.id);
    return { commits: [base, ours, ...others, merge], print, state, isMerge: true };
  },
  history(random) {
    const [base, ours] = line(random, 2);
    const theirs = commit(edited(random, base.state), random, base);
    const merge = commit(merged(random, ours.state, theirs.state), random, ours, theirs);
    const last = commit(edited(random, merge.state), random, merge);
    const options = () => diffOptions(random).filter((word) => !/^--(submodule|text)/.test(word));
    const way = random.pick([[], ['--cc'], ['-c'], ['-m'], ['--first-parent'], ['--oneline'], ['--parents'], ['--pretty=raw'], ['--reverse', '--cc']]);
    return { commits: [base, ours, theirs, merge, last], print: ({ run }) => run('log', ...way, ...options(), `${base.id}..${last.id}`), state: last.state, isMerge: true };
  },
  sections(random) {
    const commits = line(random, 3);
    const staged = commit(random.chance(40) ? commits.at(-1).state : edited(random, commits.at(-1).state), random);
    const state = new Map(random.chance(30) ? staged.state : edited(random, staged.state));
    // What git does not know of is not in its diff; a submodule that is not there has no commit to compare.
    for (const [path, file] of state) {
      const known = staged.state.get(path);
      if (!known || file.mode === SUBMODULE || known.mode === SUBMODULE) known ? state.set(path, known) : state.delete(path);
    }
    for (const [path, file] of staged.state) if (file.mode === SUBMODULE) state.set(path, file);
    const isAgainstHead = random.chance(30); // then nothing leads to what is staged
    const print = ({ run, repository, folder }) => {
      const options = diffOptions(random).filter((word) => !/^--(submodule|stat|shortstat|compact)/.test(word));
      const tree = join(folder, 'tree');
      const more = checkOut(repository, tree, staged, state);
      const ranges = random.chance(50) ? [[0, 2]] : [[0, 1], [1, 2]];
      const parts = ranges.map(([from, to]) => [`### git diff --patch ${commits[from].id}..${commits[to].id}\n`, run('diff', ...options, commits[from].id, commits[to].id)]);
      const workTree = git(['-c', 'core.bare=false', 'diff', ...options, ...(isAgainstHead ? [commits[2].id] : [])], { cwd: tree, more });
      const cached = git(['-c', 'core.bare=false', 'diff', '--cached', ...options, commits[2].id], { cwd: tree, more });
      cleanUp(tree);
      return Buffer.concat([...parts.flat(), '### git diff --patch (working tree)\n', workTree, '### git diff --cached --patch (staged)\n', cached].map((part) => Buffer.from(part)));
    };
    return { commits: [...commits, staged], print, state, isAgainstHead };
  },
};

const SHARES = { diff: 40, log: 16, mails: 14, show: 12, history: 8, sections: 10 };

function pickKind(random) {
  let at = random.below(100);
  for (const [kind, share] of Object.entries(SHARES)) if ((at -= share) < 0) return kind;
  return 'diff';
}

/** `count` bundles: { id, kind, patch, files: [[path, bytes, mode]], command, … }. One repository for all of them. */
export function makeStories(seed, count, format, folder) {
  const stories = Array.from({ length: count }, (_, index) => {
    const random = makeRandom(seed + index);
    const kind = pickKind(random);
    return { id: seed + index, kind, random, format, ...kinds[kind](random) };
  });
  const repository = join(folder, `${format}.git`);
  writeCommits(repository, stories.flatMap(({ commits }) => commits), format);
  for (const story of stories) {
    const run = (...args) => {
      const words = [...configuration(story.random), ...args];
      story.command = `git ${words.join(' ')}`;
      return git(words, { cwd: repository });
    };
    story.patch = story.print({ run, repository, folder });
    story.files = [...story.state].filter(([, { mode }]) => mode !== SUBMODULE).map(([path, { content, mode }]) => [path, Buffer.from(content, 'latin1'), mode]);
    delete story.commits;
  }
  return stories;
}

/** The zip of a bundle: the files that the patch leads to, and the patch. */
export function storyZip({ files, patch }) {
  const entries = files.map(([path, bytes, mode]) => entry(Buffer.from(path, 'latin1'), bytes, { method: STORED, mode: mode === 0o120000 ? 0o120777 : mode }));
  return zip([...entries, entry('DIFF.patch', patch, { method: STORED })]);
}

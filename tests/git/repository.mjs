// Random histories in one bare repository, and what git prints of them.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXECUTABLE, SUBMODULE, SYMLINK } from './random.mjs';

const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  LC_ALL: 'C.UTF-8',
};

/** Runs git; gives what it prints. `more` adds to the environment. */
export function git(args, { cwd, input, more = {} }) {
  const { stdout, stderr, status, error } = spawnSync('git', args, {
    cwd,
    input,
    env: { ...ENVIRONMENT, ...more },
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) throw new Error(`git ${args.join(' ')}: ${error ?? stderr}`);
  return stdout;
}

function quoted(path) {
  const escaped = [...path].map((char) => (/[\w./ -]/.test(char) ? char : `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`));
  return `"${escaped.join('')}"`;
}

/** A submodule's commit id, cut to what the repository's ids have. */
export function submoduleId(file, format) {
  return file.content.slice(0, format === 'sha256' ? 64 : 40);
}

function dataCommand(content) {
  return `data ${content.length}\n${content}\n`;
}

/** Commits are { state, parents: [commits], message }; gives them their ids, all with one call of git fast-import. */
export function writeCommits(folder, commits, format) {
  git(['init', '-q', '--bare', `--object-format=${format}`, folder], { cwd: dirname(folder) });
  const numbers = new Map(commits.map((commit, index) => [commit, index + 1]));
  const stream = commits.map((commit, index) => {
    const [first, ...others] = commit.parents.map((parent) => `:${numbers.get(parent)}`);
    const files = [...commit.state].map(([path, file]) =>
      file.mode === SUBMODULE
        ? `M 160000 ${submoduleId(file, format)} ${quoted(path)}\n`
        : `M ${file.mode.toString(8)} inline ${quoted(path)}\n${dataCommand(file.content)}`,
    );
    return [
      `reset refs/heads/c${index}\n`,
      `commit refs/heads/c${index}\nmark :${index + 1}\ncommitter A <a@example.org> ${1700000000 + index * 60} +0000\n`,
      dataCommand(commit.message),
      first ? `from ${first}\n` : '',
      ...others.map((other) => `merge ${other}\n`),
      'deleteall\n',
      ...files,
      '\n',
    ].join('');
  });
  git(['fast-import', '--quiet', '--export-marks=marks'], { cwd: folder, input: Buffer.from(stream.join(''), 'latin1') });
  for (const line of readFileSync(join(folder, 'marks'), 'utf8').trim().split('\n')) {
    const [mark, id] = line.slice(1).split(' ');
    commits[Number(mark) - 1].id = id;
  }
}

const asPath = (...parts) => Buffer.from(parts.join('/'), 'latin1');

/** A working tree with the files of `worktree` and an index with those of the commit `staged`; gives git's environment. */
export function checkOut(repository, folder, staged, worktree) {
  const more = { GIT_DIR: repository, GIT_WORK_TREE: folder, GIT_INDEX_FILE: `${folder}.index` };
  mkdirSync(folder);
  git(['read-tree', staged.id], { cwd: folder, more });
  for (const [path, file] of worktree) {
    const at = asPath(folder, path);
    mkdirSync(asPath(folder, ...path.split('/').slice(0, -1)), { recursive: true });
    if (file.mode === SUBMODULE) mkdirSync(at, { recursive: true });
    else if (file.mode === SYMLINK) symlinkSync(Buffer.from(file.content, 'latin1'), at);
    else writeFileSync(at, Buffer.from(file.content, 'latin1'));
    if (file.mode === EXECUTABLE) chmodSync(at, 0o755);
  }
  return more;
}

export function cleanUp(folder) {
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}.index`, { force: true });
}

// Well-formed archives made by the tools that people have, of random files on disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomFiles } from './archives.mjs';

export const PYTHON = fileURLToPath(new URL('zips.py', import.meta.url));
const TIME = Date.UTC(2026, 0, 5, 10, 45) / 1000;
const ENVIRONMENT = {
  ...process.env,
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  GIT_AUTHOR_DATE: `${TIME} +0000`,
  GIT_COMMITTER_DATE: `${TIME} +0000`,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

export function isInstalled(tool) {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function writeTree(folder, { files, folders }) {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    utimesSync(join(folder, path), TIME, TIME);
  }
  for (const path of folders) utimesSync(join(folder, path), TIME, TIME);
}

/** A way to call a tool that writes to a pipe, where it cannot go back to fill in sizes. */
function piped(command) {
  return (to, tops) => ['sh', '-c', `to=$1; shift; ${command} "$@" | cat > "$to"`, 'sh', to, ...tops];
}

function committing(command) {
  return `git init -q && git add -A && git -c user.name=a -c user.email=a@example.org commit -qm all --allow-empty && ${command}`;
}

// A writer is a tool and its ways to be called: (target, what is at the top) => arguments.
const WRITERS = {
  zip: [
    (to, tops) => ['zip', '-qr', to, ...tops],
    (to, tops) => ['zip', '-qrX', to, ...tops],
    (to, tops) => ['zip', '-qr0', to, ...tops],
    (to, tops) => ['zip', '-qr9D', to, ...tops],
    (to, tops) => ['zip', '-qr', '-fd', to, ...tops],
    (to, tops) => ['zip', '-qr', '-fz', to, ...tops],
    piped('zip -qr -'),
    piped('zip -qr0 -'),
  ],
  '7z': [
    (to, tops) => ['7z', 'a', '-tzip', '-bd', '-bso0', '-mm=Deflate', to, ...tops],
    (to, tops) => ['7z', 'a', '-tzip', '-bd', '-bso0', '-mx=0', to, ...tops],
    (to, tops) => ['7z', 'a', '-tzip', '-bd', '-bso0', '-mx=9', '-mm=Deflate', '-mcu=on', to, ...tops],
    (to, tops) => ['7z', 'a', '-tzip', '-bd', '-bso0', '-mm=Deflate', '-mtc=on', '-mta=on', to, ...tops],
    piped('7z a -tzip -bd -bso0 -mm=Deflate -so none'),
  ],
  bsdtar: [
    (to, tops) => ['bsdtar', '-c', '--format', 'zip', '-f', to, ...tops],
    (to, tops) => ['bsdtar', '-c', '--format', 'zip', '--options', 'zip:compression=store', '-f', to, ...tops],
    (to, tops) => ['bsdtar', '-c', '--format', 'zip', '--options', 'zip:zip64', '-f', to, ...tops],
    piped('bsdtar -c --format zip -f -'),
  ],
  git: [
    (to) => ['sh', '-c', committing('git archive --format zip -o "$1" HEAD'), 'sh', to],
    (to) => ['sh', '-c', committing('git archive --format zip --prefix=top/ -9 -o "$1" HEAD'), 'sh', to],
    (to) => ['sh', '-c', committing('git -c core.bigFileThreshold=1 archive --format zip HEAD | cat > "$1"'), 'sh', to],
  ],
};

export const writerNames = [...Object.keys(WRITERS), 'python3'];

/** [{ kind, bytes, nonAscii }], `count` archives by this writer. */
export function writtenBy(tool, count, random, room) {
  if (tool === 'python3') return writtenByPython(count, random, room);
  return Array.from({ length: count }, (_, index) => {
    const folder = join(room, `${tool}-${index}`);
    const target = join(room, `${tool}-${index}.zip`);
    const tree = randomFiles(random, { beyondAscii: random.chance(0.3) });
    writeTree(folder, tree);
    const [program, ...args] = WRITERS[tool][index % WRITERS[tool].length](target, readdirSync(folder).sort());
    execFileSync(program, args, { cwd: folder, env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'] });
    const bytes = readFileSync(target);
    rmSync(folder, { recursive: true });
    rmSync(target);
    const nonAscii = tree.files.some(([path]) => !/^[\x00-\x7f]*$/.test(path));
    const way = program === 'sh' ? args[1] : args.filter((word) => word.startsWith('-')).join(' ');
    return { kind: `${tool} ${way}`, bytes, nonAscii };
  });
}

function writtenByPython(count, random, room) {
  const folder = join(room, 'python3');
  mkdirSync(folder);
  execFileSync('python3', [PYTHON, 'make', folder, String(random.below(2 ** 31)), String(count)]);
  const made = Array.from({ length: count }, (_, index) => ({ kind: `python3 ${index}`, bytes: readFileSync(join(folder, `${index}.zip`)) }));
  rmSync(folder, { recursive: true });
  return made;
}

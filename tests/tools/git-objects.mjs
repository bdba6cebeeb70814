// Git's objects in words: trees of a state (see git.mjs), commits, and the form in which a repository stores them.
//
// An object is { type, content, id, label }: its content without header, its id, and a word for people and for cases
// ("tree src/tidewatch/", "tree " for the top one, "commit work").
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';

const TREE = 0o040000;

/** An object of any type and content: whether git would write it is the caller's business. */
export function gitObject(type, content, { format = 'sha1', label = type } = {}) {
  const bytes = Buffer.from(content);
  const id = createHash(format).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
  return { type, content: bytes, id, label };
}

/** The bytes of a tree with these entries, [mode, name, id] in the order given. */
export function treeContent(entries) {
  return Buffer.concat(
    entries.flatMap(([mode, name, id]) => [Buffer.from(`${mode.toString(8)} ${name}\0`), Buffer.from(id, 'hex')]),
  );
}

// git sorts a tree as if its name ended in '/'.
function inOrder([aMode, aName], [bMode, bName]) {
  const key = (mode, name) => Buffer.from(mode === TREE ? `${name}/` : name);
  return Buffer.compare(key(aMode, aName), key(bMode, bName));
}

/** The trees of a state, the top one first. A submodule's bytes are its commit id. */
export function treesOf(state, { format = 'sha1' } = {}) {
  const objects = [];
  const build = (folder, files) => {
    const entries = new Map();
    const folders = new Map();
    for (const [path, file] of files) {
      const cut = path.indexOf('/');
      if (cut < 0) entries.set(path, [file.mode, path, idOfFile(file, format)]);
      else folders.set(path.slice(0, cut), [...(folders.get(path.slice(0, cut)) ?? []), [path.slice(cut + 1), file]]);
    }
    const trees = [...folders].map(([name, inner]) => [name, build(`${folder}${name}/`, inner)]);
    for (const [name, tree] of trees) entries.set(name, [TREE, name, tree.id]);
    const made = gitObject('tree', treeContent([...entries.values()].sort(inOrder)), { format, label: `tree ${folder}` });
    objects.unshift(made);
    return made;
  };
  const top = build('', [...state]);
  return [top, ...objects.filter((object) => object !== top)];
}

function idOfFile({ bytes, mode }, format) {
  return mode === 0o160000 ? bytes.toString() : gitObject('blob', bytes, { format }).id;
}

/** A commit as git writes it; `headers` are lines between the committer and the message. */
export function commitObject({ tree, parents = [], author, committer = author, time, headers = [], message, format = 'sha1', label }) {
  const stamp = `${Math.floor(Date.parse(time) / 1000)} +0000`;
  const lines = [
    `tree ${tree}`,
    ...parents.map((id) => `parent ${id}`),
    `author ${author} ${stamp}`,
    `committer ${committer} ${stamp}`,
    ...headers,
    '',
    message,
  ];
  return gitObject('commit', lines.join('\n'), { format, label });
}

/** How a repository stores an object: compressed, behind its type and size. */
export function loose({ type, content }, { header = `${type} ${content.length}\0` } = {}) {
  return deflateSync(Buffer.concat([Buffer.from(header), content]));
}

/** Where a bundle carries the object of that id. */
export function proofPath(id) {
  return `git-proof/objects/${id.slice(0, 2)}/${id.slice(2)}`;
}

/** Of the trees of a state, those on the way to the paths. */
export function treesOnTheWay(trees, paths) {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let cut = path.indexOf('/'); cut >= 0; cut = path.indexOf('/', cut + 1)) folders.add(path.slice(0, cut + 1));
  }
  return trees.filter(({ label }) => folders.has(label.slice('tree '.length)));
}

/** For `proof`: with all trees in which the base and the last commit differ. */
export function withBaseTrees(whole, { trees, baseTrees }) {
  const ids = (objects) => new Set(objects.map(({ id }) => id));
  const [carried, here, before] = [whole, trees, baseTrees].map(ids);
  return [...whole, ...trees.filter(({ id }) => !before.has(id) && !carried.has(id)), ...baseTrees.filter(({ id }) => !here.has(id))];
}

/** Writes objects into the folder of a repository that git init made; blobs of a state's files among them. */
export function writeObjects(repository, objects) {
  for (const object of objects) {
    const path = join(repository, 'objects', object.id.slice(0, 2), object.id.slice(2));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, loose(object));
  }
}

/** The blobs of a state's files. */
export function blobsOf(state, { format = 'sha1' } = {}) {
  return [...state.values()].filter(({ mode }) => mode !== 0o160000).map(({ bytes }) => gitObject('blob', bytes, { format }));
}

/** A repository that git can read, with the commits of a bundle's story; `without` leaves objects out by their labels. */
export function writeRepository(folder, { story, without = [] }) {
  const format = story.head.length === 64 ? 'sha256' : 'sha1';
  const version = format === 'sha256' ? '\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n' : '\trepositoryformatversion = 0\n';
  mkdirSync(join(folder, 'refs'), { recursive: true });
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(folder, 'config'), `[core]\n\tbare = true\n${version}`);
  const objects = [...story.commits, ...story.trees, ...story.workTrees, ...story.baseTrees];
  writeObjects(folder, objects.filter(({ label }) => !without.includes(label)));
}

// BagIt bags in words. bag() makes a valid one; options then say what is to be different:
//
//   version     "1.0" if not said otherwise
//   payload     { "data/…": content }
//   algorithms  of payload and tag manifests, as in file names
//   info        lines of bag-info.txt beside Payload-Oxum
//   files       files put in at last: they replace others, add to them, or (undefined) take them out; a function of the
//               text that would be there edits it
//   root        a folder around the bag, with its '/'
import { archiveOf, digest } from './lists.mjs';

export const PAYLOAD = { 'data/a.txt': 'alpha\n', 'data/sub/b.txt': 'beta\n' };

export function manifest(files, algorithm) {
  return Object.entries(files)
    .map(([path, content]) => `${digest(content, algorithm)}  ${path}\n`)
    .join('');
}

export function bagFiles({ version = '1.0', payload = PAYLOAD, algorithms = ['sha256'], info = '', files = {}, root = '' } = {}) {
  const sizes = Object.values(payload).map((content) => Buffer.byteLength(content));
  const tags = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    'bag-info.txt': `Bagging-Date: 2026-01-05\nPayload-Oxum: ${sizes.reduce((sum, size) => sum + size, 0)}.${sizes.length}\n${info}`,
  };
  for (const algorithm of algorithms) tags[`manifest-${algorithm}.txt`] = manifest(payload, algorithm);
  const made = { ...tags, ...payload };
  for (const algorithm of algorithms) made[`tagmanifest-${algorithm}.txt`] = manifest(tags, algorithm);
  for (const [path, edit] of Object.entries(files)) {
    made[path] = typeof edit === 'function' ? edit(made[path]) : edit;
    if (typeof edit === 'function' && path in tags) refresh(made, tags, path, algorithms);
  }
  return Object.fromEntries(Object.entries(made).map(([path, content]) => [root + path, content]));
}

// An edited tag file is still the one that the tag manifests list.
function refresh(made, tags, path, algorithms) {
  tags[path] = made[path];
  for (const algorithm of algorithms) made[`tagmanifest-${algorithm}.txt`] = manifest(tags, algorithm);
}

export function bag(options) {
  return archiveOf(bagFiles(options));
}

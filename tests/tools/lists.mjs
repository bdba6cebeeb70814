// Small archives with lists of digests.
import { createHash } from 'node:crypto';
import { archive } from './bundle.mjs';
import { entry } from './zip.mjs';

/** Two files that most cases list. */
export const FILES = { 'a.txt': 'alpha\n', 'results/b.csv': 'x,y\n1,2\n' };

export function digest(content, algorithm = 'sha256', encoding = 'hex') {
  return createHash(algorithm).update(content).digest(encoding);
}

/** What sha256sum (or md5sum, …) prints of files. */
export function sums(files = FILES, algorithm = 'sha256') {
  return Object.entries(files)
    .map(([path, content]) => `${digest(content, algorithm)}  ${path}\n`)
    .join('');
}

/** The archive of files { path: content }; undefined leaves one out. */
export function archiveOf(files) {
  const present = Object.entries(files).filter(([, content]) => content !== undefined);
  return archive(present.map(([path, content]) => entry(path, content)));
}

/** A Data Package over files, and its text. */
export function dataPackage(files = FILES, algorithm = 'sha256') {
  const prefix = algorithm === 'md5' ? '' : `${algorithm}:`;
  const resources = Object.entries(files).map(([path, content], index) => ({
    name: `resource-${index + 1}`,
    path,
    bytes: Buffer.byteLength(content),
    hash: prefix + digest(content, algorithm),
  }));
  return { name: 'results', resources };
}

/** An in-toto Statement about files. */
export function statement(files = FILES, algorithm = 'sha256') {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: Object.entries(files).map(([name, content]) => ({ name, digest: { [algorithm]: digest(content, algorithm) } })),
    predicateType: 'https://example.org/made-by/v1',
    predicate: {},
  };
}

/** The DSSE envelope of a statement, with one signature that nobody made. */
export function envelope(inner) {
  return {
    payloadType: 'application/vnd.in-toto+json',
    payload: Buffer.from(JSON.stringify(inner)).toString('base64'),
    signatures: [{ keyid: 'k', sig: 'AAAA' }],
  };
}

/** A text as gpg --clearsign signs it, with a signature that nobody made. */
export function signed(text) {
  const dashed = text.replace(/^-/gm, '- -');
  return `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${dashed}-----BEGIN PGP SIGNATURE-----\n\niHUEARYKAB0=\n=abcd\n-----END PGP SIGNATURE-----\n`;
}

export function json(value) {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** The line of a JSON text on which `part` stands for the first time. */
export function lineOf(text, part) {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

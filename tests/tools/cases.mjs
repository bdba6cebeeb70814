// Lists and builds the cases of tests/cases: one file a claim, tests/cases/<rule>/<claim>.mjs, that exports
//
//   bundle    what is reviewed: { name, members } (see bundle.mjs) or { name, bytes }
//   expect    every finding of the report, one a line: severity rule member line [argument=value …]
//             "-" for no member or no line; "a.zip!/b" for b in the archive a.zip, "a.zip!/" for that archive as a whole; RUN/ stands for the run folder; "…" (as in JSON) around what holds a space
//   states    what some of the tickets' items come to, one a line: ticket line state, or ticket review state; and
//             orphaned kind member, for each piece of evidence that belongs to nothing
//   options   the review's options, if any: { profile, ticket, run, nested, fail_on, limits: { name: value },
//             expect: { sha256, content, commit, ticket }, ticket_format: [name or path=name] }
//   repository   of the reviewer, for --repo: { story } of a bundle, and labels of objects that it is to be `without`
//   form      'folder' to review the members as a folder
//   exit      the exit code where it is not 1 with an expected error and 0 without
//   sameContentAs   the id of a case with the same files in another packing: the content digest must be the same
//
// `node tests/tools/cases.mjs FOLDER` writes every bundle into FOLDER (a corpus for other tests).
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleZip, inRun } from './bundle.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CASES = join(ROOT, 'tests', 'cases');

/** Names of the rules that have a folder of cases. */
export function caseFolders() {
  return readdirSync(CASES, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Paths below tests/cases without ".mjs", sorted; those that begin with one of `wanted` when it names any. */
export function caseIds(wanted = []) {
  const ids = caseFolders().flatMap((folder) =>
    readdirSync(join(CASES, folder))
      .filter((file) => file.endsWith('.mjs'))
      .map((file) => `${folder}/${file.slice(0, -4)}`),
  );
  return ids.sort().filter((id) => wanted.length === 0 || wanted.some((start) => id.startsWith(start)));
}

/**
 * One case: { id, rule, name, members (a folder) or bytes (a file), files (what a bundle was made of), options,
 * expect: [expectation], states: [[word, …]] or undefined, exit, sameContentAs }.
 * An expectation is { severity, rule, member, line, column, arguments } with null for "-" and for a column not said.
 */
export async function readCase(id) {
  const made = await import(pathToFileURL(join(CASES, `${id}.mjs`)));
  const expect = parseExpectations(made.expect);
  return {
    id,
    rule: id.split('/')[0],
    name: made.bundle.name,
    ...(made.form === 'folder' ? { members: made.bundle.members } : { bytes: bytesOf(made.bundle) }),
    files: made.bundle.members ?? [],
    options: made.options ?? {},
    repository: made.repository,
    expect,
    states: made.states?.split('\n').map((line) => line.trim().split(/\s+/).map(withRun)).filter(([word]) => word),
    sameContentAs: made.sameContentAs,
    exit: made.exit ?? (expect.some(({ severity }) => severity === 'error') ? 1 : 0),
  };
}

/** The options of a case as the command takes them. */
export function flagsOf({ limits = {}, expect = {}, ...plain }) {
  return [
    ...Object.entries(plain).flatMap(([key, value]) => [value].flat().flatMap((one) => [`--${key.replace('_', '-')}`, one])),
    ...Object.entries(expect).flatMap(([key, value]) => [`--expect-${key}`, value]),
    ...Object.entries(limits).flatMap(([name, value]) => ['--limit', `${name}=${value}`]),
  ];
}

/** All cases, for other runners. */
export async function allCases(wanted = []) {
  return Promise.all(caseIds(wanted).map(readCase));
}

function bytesOf(bundle) {
  return bundle.bytes ?? bundleZip(bundle);
}

function parseExpectations(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseExpectation);
}

function parseExpectation(line) {
  const [severity, rule, member, at, ...rest] = line.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/g);
  if (at === undefined) throw new Error(`not an expectation: ${line}`);
  const [row, column] = at.split(':');
  return {
    severity,
    rule,
    member: member === '-' ? null : withRun(unquoted(member)),
    line: row === '-' ? null : Number(row),
    column: column === undefined ? null : Number(column),
    arguments: Object.fromEntries(rest.map((word) => splitArgument(withRun(unquoted(word))))),
  };
}

function splitArgument(word) {
  const cut = word.indexOf('=');
  return [word.slice(0, cut), word.slice(cut + 1)];
}

function unquoted(word) {
  return word.startsWith('"') ? JSON.parse(word) : word;
}

function withRun(text) {
  return text.replace(/(^|\/|=)RUN\//, (_, before) => before + inRun('RUN/'));
}

async function main(folder) {
  for (const { id, name, bytes, members } of await allCases()) {
    const target = join(folder, id);
    mkdirSync(target, { recursive: true });
    if (bytes) writeFileSync(join(target, name), bytes);
    else writeMembers(join(target, name), members);
  }
}

/** Writes the members of a bundle as files below `folder`. */
export function writeMembers(folder, members) {
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of members) {
    if (path.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) {
    console.error('usage: node tests/tools/cases.mjs FOLDER');
    process.exit(2);
  }
  await main(process.argv[2]);
}

// What is installed runs elsewhere: no interpreter, no library, no path of the machine that built it.
//
//   EXHIBIT_PROGRAMS=build/native EXHIBIT_BIN=build/native/exhibit node tests/install/run.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../tools/cases.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const BUILT = process.env.EXHIBIT_PROGRAMS ?? dirname(BIN);
const DEPS = process.env.EXHIBIT_DEPS_DIR ?? join(ROOT, 'build/deps');
const PAGE = process.env.EXHIBIT_PAGE ?? join(ROOT, 'build/web/exhibit.html');
const SEGMENT_INTERPRETER = 3; // ELF's PT_INTERP: names the loader, without which no library is looked for
const prefix = mkdtempSync(join(tmpdir(), 'exhibit-install-'));
let passed = 0;
let failed = 0;

function test(name, fault) {
  console.log(fault === '' ? `ok - ${name}` : `not ok - ${name}: ${fault}`);
  if (fault === '') passed += 1;
  else failed += 1;
}

/** Types of the program headers of a 64-bit little-endian ELF file (System V ABI, "Program Header"). */
function segments(bytes) {
  const start = Number(bytes.readBigUInt64LE(32));
  const size = bytes.readUInt16LE(54);
  const count = bytes.readUInt16LE(56);
  return Array.from({ length: count }, (_, i) => bytes.readUInt32LE(start + i * size));
}

const { status, stderr } = spawnSync('cmake', ['--install', BUILT, '--prefix', prefix]);
test('cmake --install puts the command where it is wanted', status === 0 && existsSync(join(prefix, 'bin/exhibit')) ? '' : String(stderr));

const installed = join(prefix, 'bin/exhibit');
const bytes = readFileSync(installed);
test('it may be executed', (statSync(installed).mode & 0o111) === 0o111 ? '' : 'it may not');
test(
  'it needs no loader and no library of the machine it runs on',
  segments(bytes).includes(SEGMENT_INTERPRETER) ? 'it is linked dynamically' : '',
);
test('the test for that would see a dynamic program', segments(readFileSync(process.execPath)).includes(SEGMENT_INTERPRETER) ? '' : 'it would not');

const empty = spawnSync(installed, ['--version'], { env: {}, cwd: '/' });
test('it runs with an empty environment', empty.status === 0 ? '' : `exit code ${empty.status}`);

test('it does not name the folder it was built in', bytes.includes(ROOT) ? ROOT : '');

const page = join(prefix, 'share/exhibit/exhibit.html');
test('the page is installed beside it, byte for byte', existsSync(page) && readFileSync(page).equals(readFileSync(PAGE)) ? '' : `no ${page}`);

const licences = join(prefix, 'share/doc/exhibit/licenses.txt');
const printed = spawnSync(installed, ['--licenses']).stdout;
test('the licences that it prints lie beside it', existsSync(licences) && readFileSync(licences).equals(printed) ? '' : `no ${licences}`);

// A folder of library sources that are there already, each named NAME-VERSION.
const LIBRARIES = ['mbedtls', 'cjson', 'libdeflate', 'zlib', 'cmark', 'expat'];
const given = join(prefix, 'given');
mkdirSync(given);
for (const name of LIBRARIES) {
  const tree = readdirSync(DEPS).find((entry) => entry === name || entry.startsWith(`${name}-`));
  symlinkSync(join(DEPS, tree), join(given, `${name}-9.9`));
}
const configure = () => spawnSync('cmake', ['-S', ROOT, '-B', join(prefix, 'configured'), `-DEXHIBIT_DEPS_DIR=${given}`]);
const good = configure();
test('EXHIBIT_DEPS_DIR names sources that are there already', good.status === 0 ? '' : String(good.stderr));
unlinkSync(join(given, 'cmark-9.9'));
rmSync(join(prefix, 'configured'), { recursive: true });
const bad = configure();
test('sources that are not there are named', bad.status !== 0 && String(bad.stderr).includes('cmark') ? '' : String(bad.stderr));

rmSync(prefix, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

// Bundles that want more than there is: bombs, floods, traps, full memory, gigabytes. Each ends in words that name what
// happened and what to do; the page lives, and the next bundle dropped onto it is reviewed as ever.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, deflateRawSync } from 'node:zlib';
import { writeFourGibibytes } from '../large/four-gibibytes.mjs';
import { RUN_NAME, sprintBundle } from '../tools/bundle.mjs';
import { crc32OfZeros } from '../tools/deflate.mjs';
import { TICKETS } from '../tools/project.mjs';
import { entry, STORED, zip } from '../tools/zip.mjs';
import { trappingModule } from './bundles.mjs';
import { COMMAND, drop, equal, goTo, keyOf, LICENSES, MODULE, ok, open, ROOT, SAMPLE, test } from './harness.mjs';

const MIB = 1 << 20;
const META = `docs/agent_runs/${RUN_NAME}/META.json`;

const stored = (path, content) => entry(path, content, { method: STORED });
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** An honest sprint bundle with one member replaced. */
function sprintWith(path, content) {
  const members = sprintBundle().members.map(([name, bytes]) => stored(name, name === path ? content : bytes));
  return zip(members);
}

/** One deflate stream of so many MiB of zeros, a thousandth of it packed. */
function bomb(size) {
  const piece = deflateRawSync(Buffer.alloc(16 * MIB), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  return Buffer.concat([...many(size / 16, () => piece), Buffer.from([0x03, 0x00])]);
}

function overlapping() {
  const names = many(1000, (i) => `copy-${i}.bin`);
  const kernel = entry(names[0], Buffer.alloc(100_000), { packed: bomb(16), size: 16 * MIB, crc: 0 });
  const copies = names.slice(1).map((name) => entry(name, '', { ...kernel.options, local: false, central: { offset: 0 } }));
  return zip([kernel, ...copies]);
}

function nested(depth) {
  let bytes = Buffer.from('the innermost\n');
  for (let i = 0; i < depth; i++) bytes = zip([stored('again.zip', bytes)]);
  return bytes;
}

/** name, bundle, the word of the verdict, and what its overview must say. */
const BUNDLES = [
  ['a member that unpacks to a thousand times its size', () => zip([entry('zeros.bin', '', { packed: bomb(256), size: 256 * MIB, crc: crc32OfZeros(256 * MIB) })]), 'INCOMPLETE', /unpacks to more than a hundred times|zip-total-ratio/],
  ['a member that claims more than it can hold', () => zip([entry('zeros.bin', 'hello', { size: 2 ** 40, zip64: true })]), 'INCOMPLETE', /the limit "total" is 16 GiB/],
  ['a thousand entries that share their bytes', overlapping, 'INCOMPLETE', /zip-(shared-data|overlap)/],
  ['archives in archives', () => nested(50), 'INCOMPLETE', /no known kind of bundle/],
  ['70,000 entries', () => zip(many(70_000, (i) => stored(`${i}`, '')), { zip64: true }), 'INCOMPLETE', /the number of entries is 70000; the limit "entries" is 65535/],
  ['40 MB of META.json', () => sprintWith(META, '['.repeat(40e6)), 'INCOMPLETE', /its size is 40000000 bytes; the limit "json" is 1 MiB/],
  ['META.json nested half a million deep', () => sprintWith(META, '['.repeat(5e5) + ']'.repeat(5e5)), 'INCOMPLETE', /the depth of its containers is 65; the limit "json-depth" is 64/],
  ['40 MB of a tickets file', () => sprintWith(TICKETS, '> '.repeat(20e6)), 'INCOMPLETE', /its size is 40000000 bytes; the limit "markdown" is 512 KiB/],
  ['tickets nested a hundred thousand deep', () => sprintWith(TICKETS, '> '.repeat(1e5)), 'INCOMPLETE', /the depth of its lists and quotes is 100000; the limit "markdown-depth" is 100/],
  ['a patch of 161 MiB', () => sprintWith('DIFF.patch', Buffer.alloc(161 * MIB, 'x\n')), 'INCOMPLETE', /the limit "patch" is 160 MiB/],
];

const words = (page) => page.locator('.card .verdict-word').allInnerTexts();
const card = (page, index) => page.locator('.card').nth(index);

/** Drops a bundle onto a page, and the sample after it. Gives what the first one's screen says. */
async function reviewThenSample(page, path) {
  await drop(page, [path]);
  await page.waitForSelector('.hero, .card', { timeout: 120_000 });
  const said = await page.locator('main').innerText();
  await drop(page, [SAMPLE]);
  await card(page, 1).waitFor({ timeout: 60_000 });
  return said;
}

export async function testLimits(browser, folder) {
  const own = join(folder, 'limits');
  mkdirSync(own);

  for (const [name, make, word, says] of BUNDLES) {
    await test(`${name}: a named verdict, and the next bundle is reviewed`, async () => {
      const path = join(own, 'bundle.zip');
      writeFileSync(path, make());
      const { page, context, faults } = await open(browser);
      const said = await reviewThenSample(page, path);
      ok(says.test(said), `the page says: ${said.slice(0, 300)}`);
      if (/the limit "/.test(said)) ok(/raise|raised/.test(said) && said.includes('exhibit check --limit'), 'not what to do');
      equal(await words(page), [word, 'FAIL'], 'the verdicts');
      equal(faults, [], 'faults');
      rmSync(path);
      await context.close();
    });
  }

  await test('documents that fill the memory are named with the limit, and the next bundle is reviewed', async () => {
    const path = join(own, 'full.zip');
    const packed = deflateRawSync(Buffer.alloc(8 * MIB, 'word '));
    const log = (i) => entry(`docs/agent_runs/run-${i}/RESULTS.md`, '', { packed, size: 8 * MIB, crc: 0 });
    writeFileSync(path, zip(many(40, log)));
    const { page, context, faults } = await open(browser);
    const said = await reviewThenSample(page, path);
    ok(said.includes('needs more memory than its limit "memory", which is 208 MiB'), said);
    ok(said.includes('exhibit check --limit memory=1G'), said);
    equal(await words(page), ['INCOMPLETE', 'FAIL'], 'the verdicts');
    await card(page, 0).getByRole('button', { name: 'Review again' }).click();
    await page.waitForSelector('progress', { state: 'detached' });
    equal(await words(page), ['INCOMPLETE', 'FAIL'], 'the verdicts after another try');
    equal(faults, [], 'faults');
    rmSync(path);
    await context.close();
  });

  await test('a report too large for the page is named, and the next bundle is reviewed', async () => {
    const path = join(own, 'names.zip');
    writeFileSync(path, zip(many(200, (i) => stored(`${i}`.padStart(60_000, '\u0001'), ''))));
    const { page, context, faults } = await open(browser);
    const said = await reviewThenSample(page, path);
    ok(/its report is larger than the memory/.test(said), said.slice(0, 300));
    equal(await words(page), ['INCOMPLETE', 'FAIL'], 'the verdicts');
    equal(faults, [], 'faults');
    rmSync(path);
    await context.close();
  });

  await test('a core that traps is named, INCOMPLETE, and the next bundle is reviewed', async () => {
    const [module, out, path] = ['trap.wasm', 'trap.html', 'trap.zip'].map((name) => join(own, name));
    writeFileSync(path, zip([entry('a.txt', 'this bundle is for the trap\n')]));
    writeFileSync(module, trappingModule(readFileSync(MODULE), statSync(path).size));
    spawnSync(process.execPath, [join(ROOT, 'web/build.mjs'), '--wasm', module, '--licenses', LICENSES, '--sample', SAMPLE, '--out', out]);
    const { page, context, faults } = await open(browser, { url: pathToFileURL(out).href });
    const said = await reviewThenSample(page, path);
    ok(said.includes('The core stopped by itself'), said);
    equal(await words(page), ['INCOMPLETE', 'FAIL'], 'the verdicts');
    await card(page, 0).getByRole('button', { name: 'Review again' }).click();
    await page.waitForSelector('progress', { state: 'detached' });
    await card(page, 1).waitFor();
    equal(await words(page), ['INCOMPLETE', 'FAIL'], 'the verdicts after another try');
    await card(page, 0).getByRole('button', { name: 'Close this bundle' }).click();
    await page.waitForSelector('.hero, .card:only-child');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('a bundle with members on both sides of the 4 GiB line gives what the command gives', async () => {
    const { path, members, firstBehind } = writeFourGibibytes(own);
    const { stdout } = spawnSync(COMMAND, ['check', path]);
    const [, digest] = String(stdout).match(/report sha256 ([0-9a-f]{64})/);
    const { page, context, faults } = await open(browser);
    await drop(page, [path]);
    await page.waitForSelector('.hero', { timeout: 600_000 });
    equal(await page.locator('.hero .verdict-word').innerText(), 'PASS', 'the verdict');
    ok((await page.locator('main').innerText()).includes(digest), 'the digest of the report is not that of the command');
    await goTo(page, `#/${await keyOf(page)}/members/${firstBehind}`);
    await page.waitForSelector('.line');
    const [, text] = members[firstBehind - 1];
    equal(await page.locator('.line-text').first().innerText(), String(text).split('\n')[0], 'the first line behind it');
    equal(faults, [], 'faults');
    rmSync(path);
    await context.close();
  });
}

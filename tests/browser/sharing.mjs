// A big bundle is digested by several workers, whose number never shows in the report; meanwhile its members can be looked at.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entry, STORED, zip } from '../tools/zip.mjs';
import { holdingDigests, writeSlowBundle } from './bundles.mjs';
import { axeFaults, COMMAND, drop, equal, goTo, keyOf, ok, open, test } from './harness.mjs';

const MIB = 1 << 20;
const WORKERS = [1, 2, 4];
const SLOW = [5, 10_000_000]; // members and their bytes

/** Binary, text, packed and broken members, so that helpers have something to hand over and something to leave. */
function mixedBundle() {
  const block = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 167 + (i >> 3)) & 255));
  const binary = (size, start) => Buffer.concat([Buffer.from(start), Buffer.alloc(size, block)]);
  const members = Array.from({ length: 12 }, (_, i) => entry(`data/${i}.bin`, binary(4 * MIB, `\0${i}`), { method: STORED }));
  return zip([
    entry('README.md', '# A first member\n\nTo be read while the others are digested.\n'),
    ...members,
    entry('log.txt', 'a line of a log with words in it\n'.repeat(100_000)),
    entry('packed.bin', binary(MIB, '\0packed')),
    entry('broken.bin', binary(MIB, '\0broken'), { method: STORED, crc: 7 }),
  ]);
}

/** Opens the page as on a machine with so many processors, and counts the workers that it makes. */
async function openWith(browser, processors) {
  const opened = await open(browser, {
    script: `
      Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => ${processors} });
      window.workers = 0;
      window.Worker = class extends Worker { constructor(...rest) { super(...rest); window.workers += 1; } };`,
  });
  return opened;
}

const reportDigest = (page) => page.locator('.facts-list > div', { hasText: 'Report sha256' }).locator('code').first().innerText();

export async function testSharing(browser, folder) {
  mkdirSync(join(folder, 'sharing'));
  const path = join(folder, 'sharing', 'mixed.zip');
  writeFileSync(path, mixedBundle());

  await test('1, 2 and 4 workers give the report of the command', async () => {
    const { stdout } = spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 });
    const expected = createHash('sha256').update(stdout).digest('hex');
    for (const processors of WORKERS) {
      const { page, context, faults } = await openWith(browser, processors);
      await drop(page, [path]);
      await page.waitForSelector('.hero', { timeout: 120_000 });
      equal(await reportDigest(page), expected, `the report's digest with ${processors} workers`);
      equal(await page.evaluate(() => window.workers), processors, 'workers');
      equal(faults, [], 'faults');
      await context.close();
    }
  });

  await test('members can be looked at before their digests are known, and the link goes on to the judged one', async () => {
    const slow = join(folder, 'sharing', 'slow.zip');
    writeSlowBundle(slow, ...SLOW);
    const { page, context, faults } = await open(browser, { script: holdingDigests(0) });
    await drop(page, [slow]);
    await page.waitForSelector('.work-members');
    equal(await page.locator('.work-members').innerText(), `Look at ${SLOW[0]} members meanwhile`, 'the link');
    await page.locator('.work-members').click();
    await page.waitForSelector('[data-early]');
    equal(await axeFaults(page), [], 'axe on the members');
    await page.locator('[data-early="1"] a').click();
    await page.locator('.hex .line', { hasText: '00 00 00 00' }).first().waitFor();
    ok((await page.locator('progress').count()) > 0, 'the digesting has ended already');
    ok((await page.locator('main').innerText()).includes('Not judged yet'), 'it looks judged');
    await page.evaluate(() => window.goOn());
    await page.waitForFunction(() => !location.hash.startsWith('#/file-'));
    ok(/^#\/[0-9a-f]{12}\/members\/1/.test(await page.evaluate(() => location.hash)), await keyOf(page));
    await page.waitForSelector('.member');
    ok((await page.locator('h1').innerText()).includes('zeros-1.bin'), 'it is another member');
    equal(faults, [], 'faults');
    rmSync(slow);
    await context.close();
  });

  await test('a cancelled review leaves no worker behind, and its members are gone', async () => {
    const { page, context } = await openWith(browser, 4);
    await page.evaluate(() => {
      window.ended = 0;
      const { terminate } = Worker.prototype;
      Worker.prototype.terminate = function () {
        window.ended += 1;
        terminate.call(this);
      };
      // The key falls in the middle of the work however late this test is told of it.
      window.cancelled = new Promise((resolve) => {
        const seen = new MutationObserver(() => {
          const link = document.querySelector('.work-members');
          if (!link) return;
          seen.disconnect();
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
          resolve(link.textContent);
        });
        seen.observe(document.body, { childList: true, subtree: true });
      });
    });
    await drop(page, [path]);
    ok(/^Look at \d+ members meanwhile$/.test(await page.evaluate(() => window.cancelled)), 'the link');
    await page.waitForSelector('progress', { state: 'detached' });
    equal(await page.locator('.card .verdict-word').allInnerTexts(), ['INCOMPLETE'], 'the verdict');
    const { made, ended } = await page.evaluate(() => ({ made: window.workers, ended: window.ended }));
    ok(ended >= made && made > 1, `${made} workers were made, ${ended} ended`);
    await goTo(page, '#/file-1/members');
    equal(await page.locator('[data-early]').count(), 0, 'early members');
    rmSync(path);
    await context.close();
  });
}

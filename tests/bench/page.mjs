// How fast the page feels in Chromium, from file://: start, drop to verdict, the longest gap of its main thread while a
// big bundle is read, cancelling.
//
//   node tests/bench/page.mjs
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drop, open, SAMPLE, startFront } from '../browser/harness.mjs';
import { entry, STORED, zip } from '../tools/zip.mjs';

const RUNS = 5;
const folder = mkdtempSync(join(tmpdir(), 'exhibit-bench-'));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const say = (what, value) => console.log(`${what.padEnd(48)} ${Math.round(value).toString().padStart(7)} ms`);

async function times(measure) {
  const values = [];
  for (let i = 0; i < RUNS; i++) values.push(await measure());
  return median(values);
}

const browser = await startFront('chromium', 'file');

/** Opens the page, measures, closes it. */
async function inPage(measure) {
  const { page, context } = await open(browser);
  const value = await measure(page);
  await context.close();
  return value;
}

const timing = (page, name) =>
  page.evaluate((what) => performance.getEntriesByName(what)[0]?.startTime ?? NaN, name);

say('first contentful paint', await times(() => inPage((page) => timing(page, 'first-contentful-paint'))));
say('page ready (DOM complete)', await times(() => inPage((page) => page.evaluate(() => performance.getEntriesByType('navigation')[0].domComplete))));

async function dropToVerdict(page, path) {
  const start = Date.now();
  await drop(page, [path]);
  await page.waitForSelector('.hero', { timeout: 120_000 });
  return Date.now() - start;
}

say('drop to verdict, the sample', await times(() => inPage((page) => dropToVerdict(page, SAMPLE))));

const big = join(folder, 'big.zip');
const descriptor = openSync(big, 'w');
const bytes = zip([entry('big.bin', Buffer.alloc(256 << 20, 'exhibit '), { method: STORED })]);
writeSync(descriptor, bytes);
ftruncateSync(descriptor, bytes.length);
closeSync(descriptor);

await inPage(async (page) => {
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    setInterval(() => {
      window.longest = Math.max(window.longest, performance.now() - last);
      last = performance.now();
    }, 1);
  });
  say('drop to verdict, one stored member of 256 MiB', await dropToVerdict(page, big));
  say('longest gap of the main thread meanwhile', await page.evaluate(() => window.longest));
});

say(
  'Esc to a cancelled review',
  await times(() =>
    inPage(async (page) => {
      await drop(page, [big]);
      await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0);
      const start = Date.now();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('progress'));
      return Date.now() - start;
    }),
  ),
);

await browser.close();
rmSync(folder, { recursive: true });

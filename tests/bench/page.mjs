// How fast the page feels in both browsers, from disk: start, drop to verdict, the longest gap of the main thread while a
// bundle of a GiB is read by one worker and by several, a member looked at meanwhile, cancelling, and 20,000 members with
// 8,000 findings, the most that a report lists of eight rules.
//
//   node tests/bench/page.mjs [BROWSER]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSERS } from '../browser/browsers.mjs';
import { troubledBundle, writeSlowBundle } from '../browser/bundles.mjs';
import { drop, goTo, keyOf, open, SAMPLE, started, startFront } from '../browser/harness.mjs';

const RUNS = 5;
const ROWS = 20_000;
const GIB_IN_MEMBERS = [108, 10_000_000];

const folder = mkdtempSync(join(tmpdir(), 'exhibit-bench-'));
const big = join(folder, 'big.zip');
writeSlowBundle(big, ...GIB_IN_MEMBERS);
const many = join(folder, 'many.zip');
writeFileSync(many, troubledBundle(ROWS));

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const say = (what, value) => console.log(`  ${what.padEnd(60)} ${Math.round(value).toString().padStart(7)} ms`);

async function times(measure) {
  const values = [];
  for (let i = 0; i < RUNS; i++) values.push(await measure());
  return median(values);
}

// A gap also holds the time in which the system gave the processor to others; a task is the page's own. Firefox tells of none.
const WATCH_GAPS = () => {
  window.longest = 0;
  window.longestTask = 0;
  const isTold = PerformanceObserver.supportedEntryTypes.includes('longtask');
  if (isTold)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longestTask = Math.max(window.longestTask, duration);
    }).observe({ type: 'longtask' });
  let last = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    window.longest = Math.max(window.longest, performance.now() - last);
    last = performance.now();
    setTimeout(() => channel.port2.postMessage(0), 2);
  };
  channel.port2.postMessage(0);
};
// The first screen is busy until the program listens.
const WATCH_START = `new MutationObserver(() => {
  if (document.querySelector('#app:not([aria-busy])')) window.ready ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true });`;
const asProcessors = (count) => `Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => ${count} });`;

async function since(act) {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function benchIn(kind) {
  console.log(kind);
  const front = await startFront(kind, 'file');
  const inPage = async (measure, settings = {}) => {
    const { page, context } = await open(front, settings);
    const value = await measure(page);
    await context.close();
    return value;
  };
  const timing = (page, name) => page.evaluate((what) => performance.getEntriesByName(what)[0]?.startTime ?? NaN, name);
  const verdict = (page, path) =>
    since(async () => {
      await drop(page, [path]);
      await page.waitForSelector('.hero', { timeout: 300_000 });
    });
  const isReading = (page) => page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0, null, { timeout: 60_000 });

  const paint = (page) => timing(page, 'first-contentful-paint');
  say('first contentful paint, in a process of its own', await times(() => inPage(paint)));
  await inPage(async (page) => {
    say('first contentful paint, in a tab that is open', await times(async () => {
      await page.reload();
      await started(page);
      await page.waitForTimeout(200);
      return paint(page);
    }));
  });
  say('ready for a drop', await times(() => inPage((page) => page.evaluate(() => window.ready), { script: WATCH_START })));
  say('drop to verdict, the sample', await times(() => inPage((page) => verdict(page, SAMPLE))));
  for (const processors of [1, 2, 4]) {
    await inPage(
      async (page) => {
        await page.evaluate(WATCH_GAPS);
        say(`drop to verdict, 1 GiB, as on ${processors} processors`, await verdict(page, big));
        say('  longest gap of the main thread meanwhile', await page.evaluate(() => window.longest));
        if (kind === 'chromium') say('  longest task of the page above 50 ms meanwhile', await page.evaluate(() => window.longestTask));
      },
      { script: asProcessors(processors) },
    );
  }
  await inPage(async (page) => {
    await drop(page, [big]);
    await page.locator('.work-members').click();
    say('first bytes of a member while 1 GiB is digested', await since(async () => {
      await page.locator('[data-early="3"] a').click();
      await page.waitForSelector('.lines');
    }));
  });
  say('Esc to a cancelled review', await times(() => inPage(async (page) => {
    await drop(page, [big]);
    await isReading(page);
    return page.evaluate(() => new Promise((done) => {
      const start = performance.now();
      new MutationObserver(() => !document.querySelector('progress') && done(performance.now() - start)).observe(document, { subtree: true, childList: true });
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    }));
  })));
  await inPage(async (page) => {
    say(`drop to verdict, ${ROWS} members and 8,000 findings`, await verdict(page, many));
    const key = await keyOf(page);
    for (const [view, row] of [['members', '[data-member]'], ['findings', '.finding-row']]) {
      say(`  first ${view}`, await since(async () => {
        await page.evaluate((hash) => (location.hash = hash), `#/${key}/${view}`);
        await page.waitForSelector(row);
      }));
      await page.evaluate(WATCH_GAPS);
      await page.waitForTimeout(3000);
      say(`  longest gap while the others of the ${view} come`, await page.evaluate(() => window.longest));
      await goTo(page, `#/${key}/overview`);
    }
  });
  await front.close();
}

const wanted = process.argv.slice(2);
for (const kind of BROWSERS.filter((name) => wanted.length === 0 || wanted.includes(name))) await benchIn(kind);
rmSync(folder, { recursive: true });

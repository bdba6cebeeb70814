// What is left of the checks on how the page is read: on paper, with other colours, with less motion, by ear, and found
// again on the way back.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entry, zip } from '../tools/zip.mjs';
import { writeAll } from './bundles.mjs';
import { COMMAND, equal, goTo, keyOf, ok, open, PAGE, review, SAMPLE, test } from './harness.mjs';
import { textOfPdf } from './paper.mjs';

const SPOKEN_MAX = 6;
const reportOf = (path) => JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 }).stdout);
const solid = (text) => text.replaceAll(/\s/g, '');

export async function testReading(browser, folder) {
  await test('the first screen stands in the file as the program draws it', async () => {
    const [, markup] = /<div id="app" aria-busy="true">([\s\S]*?)<\/div>\n<script/.exec(readFileSync(PAGE, 'utf8'));
    const { page, context } = await open(browser);
    equal(markup.replace(/<[^>]*>/g, ''), await page.locator('#app').textContent(), 'its text');
    ok(markup.includes('<h1 tabindex="-1">Drop an evidence bundle</h1>'), 'there is no first screen');
    await context.close();
  });

  // Firefox is driven by a protocol that cannot switch scripts off.
  if (browser.kind === 'chromium') {
    await test('where scripts are off the page says so, and promises nothing', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(browser.url);
      const shown = await page.evaluate(() => document.body.innerText);
      ok(/^Exhibit reviews bundles with a program .* scripts are switched off here\./.test(shown), `it says ${shown}`);
      ok(!shown.includes('Drop an evidence bundle'), 'the first screen shows');
      await context.close();
    });
  }

  await test('the paper report has every finding and whole digests', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, SAMPLE);
    const { bundle, findings, members, proven, not_proven: open_ } = reportOf(SAMPLE);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const shown = solid(await page.locator('.paper').evaluate((paper) => paper.textContent));
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    equal(await page.locator('.paper').evaluate((paper) => paper.textContent), '', 'the paper after printing');
    // What Firefox prints is made of another kind of PDF, which this test does not read.
    const printed = browser.kind === 'chromium' ? textOfPdf(await page.pdf()) : shown;
    for (const text of [shown, printed]) {
      ok(text.includes(bundle.sha256), 'the sha256 of the bundle is not there');
      for (const { sha256, path } of members) ok(sha256 === null || text.includes(sha256), `the sha256 of ${path} is not there`);
      for (const { message } of findings) ok(text.includes(solid(message)), `not there: ${message}`);
      for (const statement of [...proven, ...open_]) ok(text.includes(solid(statement.text)), `not there: ${statement.text}`);
    }
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('nothing moves for those who want less motion', async () => {
    const { page, context } = await open(browser, { reducedMotion: 'reduce' });
    await review(page, SAMPLE);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((element) => getComputedStyle(element))
        .filter(({ transitionDuration, animationName }) => animationName !== 'none' || /[1-9]/.test(transitionDuration)).length,
    );
    equal(moving, 0, 'elements that move');
    await context.close();
  });

  await test('forced colours keep every mark and word', async () => {
    const { page, context } = await open(browser, { forcedColors: 'active' });
    ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), 'the colours are not forced');
    await review(page, SAMPLE);
    ok(await page.locator('.hero .verdict-word').isVisible(), 'no word of the verdict');
    const key = await keyOf(page);
    await goTo(page, `#/${key}/findings`);
    await page.keyboard.press('j');
    const row = page.locator('.finding-row[aria-current]');
    await row.waitFor();
    ok((await row.evaluate((element) => getComputedStyle(element).outlineStyle)) !== 'none', 'the chosen finding has no outline');
    ok(await page.locator('.severity-word').first().isVisible(), 'severity without a word');
    await context.close();
  });

  await test('a review speaks at most six times', async () => {
    const { page, context } = await open(browser, {
      script: `
        window.spoken = [];
        new MutationObserver(() => {
          const text = document.querySelector('.live')?.textContent;
          if (text && text !== window.spoken.at(-1)) window.spoken.push(text);
        }).observe(document, { subtree: true, childList: true, characterData: true });`,
    });
    await review(page, SAMPLE);
    const spoken = await page.evaluate(() => window.spoken);
    ok(spoken.length > 0 && spoken.length <= SPOKEN_MAX, `it said ${JSON.stringify(spoken)}`);
    ok(/PASS|FAIL|INCOMPLETE/.test(spoken.join()), 'the verdict is not said');
    await context.close();
  });

  await test('going back gives the focus to the row', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/members`);
    const link = page.locator('[data-member="3"] .cell-path a');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member');
    await page.keyboard.press('Backspace');
    await page.waitForSelector('.members-table');
    await page.waitForFunction(() => document.activeElement?.closest('[data-member]')?.dataset.member === '3');
    await context.close();
  });

  await test('a reload and a download still work', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the report' }).click(),
    ]);
    ok((await download.path()).length > 0, 'nothing was saved');
    await page.reload();
    await page.getByText('needs its bundle').waitFor();
    await review(page, SAMPLE);
    await context.close();
  });

  await test('copying works where the clipboard is refused', async () => {
    const { page, context } = await open(browser, {
      script: `
        window.copied = [];
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
        document.addEventListener('copy', () => window.copied.push(String(document.activeElement?.value ?? '')));`,
    });
    await review(page, SAMPLE);
    const { bundle } = reportOf(SAMPLE);
    await page.getByRole('button', { name: /Copy sha256 of the bundle/i }).first().click();
    await page.waitForFunction(() => window.copied.length > 0);
    equal(await page.evaluate(() => window.copied[0]), bundle.sha256, 'what was copied');
    await page.locator('.live', { hasText: 'copied' }).waitFor();
    await context.close();
  });

  await test('names that are no UTF-8 are shown byte for byte', async () => {
    const { 'names.zip': path } = writeAll(join(folder, 'names'), {
      'names.zip': zip([entry(Buffer.from([0x6e, 0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]), 'hello\n'), entry('plain.txt', 'plain\n')]),
    });
    const { page, context, faults } = await open(browser);
    await review(page, path);
    const { members } = reportOf(path);
    await goTo(page, `#/${await keyOf(page)}/members`);
    const shown = await page.locator('[data-member="0"] .path').innerText();
    equal(shown, members[0].path, 'the name');
    ok(!shown.includes('\ufffd'), 'a byte was replaced');
    equal(faults, [], 'faults');
    await context.close();
  });

  if (browser.server) return;
  await test('the page works on an origin that is not secure', async () => {
    const { page, context, faults } = await open(browser, {
      script: `
        Object.defineProperty(window, 'isSecureContext', { value: false });
        Object.defineProperty(window, 'crypto', { value: undefined });
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        delete window.caches;`,
    });
    await review(page, SAMPLE);
    equal(await page.evaluate(() => [typeof crypto, isSecureContext]), ['undefined', false], 'what such an origin has');
    equal(faults, [], 'faults');
    await context.close();
  });
}

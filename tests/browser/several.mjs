// More than one bundle, files that are none, and reviews that do not end well.
import { mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { holdingDigests, longBundle, troubledBundle, writeAll, writeSlowBundle } from './bundles.mjs';
import { axeFaults, dragOver, drop, equal, goTo, keyOf, ok, open, press, review, SAMPLE, test } from './harness.mjs';

const SHARED = [6, 10_000_000]; // members and their bytes: more than one portion of work
const SLOW = [40, 10_000_000];

const cards = (page) => page.locator('.card');
const words = (page) => page.locator('.card .verdict-word').allInnerTexts();

export async function testSeveral(browser, folder) {
  const sample = readFileSync(SAMPLE);
  const files = writeAll(join(folder, 'several'), {
    'first.zip': sample,
    'same-bytes.zip': sample,
    'other.zip': longBundle(50),
    'no-zip.zip': 'this is not a zip at all, only text\n'.repeat(20),
    'cut-off.zip': sample.subarray(0, sample.length - 40),
    'empty.zip': '',
  });

  await test('while files are dragged over it, the page says what will happen', async () => {
    const { page, context } = await open(browser);
    await dragOver(page, [files['first.zip'], files['other.zip']]);
    equal(await page.locator('.drop-over').innerText(), 'Release to review 2 files', 'what it says');
    await page.evaluate(() => dispatchEvent(new DragEvent('dragleave')));
    await page.waitForSelector('.drop-over', { state: 'detached' });
    await context.close();
  });

  await test('several bundles in one drop become several cards', async () => {
    const { page, context } = await open(browser);
    await drop(page, [files['first.zip'], files['other.zip']]);
    await cards(page).nth(1).waitFor();
    equal(await cards(page).count(), 2, 'cards');
    ok(/pass, .* fail, .* incomplete/.test(await page.locator('.desk > .lead').innerText()), 'no total');
    await context.close();
  });

  await test('a second drop adds, and [ and ] go from bundle to bundle', async () => {
    const { page, context } = await open(browser);
    await review(page, files['first.zip']);
    const first = await keyOf(page);
    await drop(page, [files['other.zip']]);
    await cards(page).nth(1).waitFor();
    await page.getByRole('link', { name: 'other.zip' }).click();
    await page.waitForSelector('.hero');
    ok((await keyOf(page)) !== first, 'it is the first one still');
    await page.keyboard.press(']');
    await page.waitForFunction((key) => location.hash.includes(key), first);
    equal(await page.locator('select.bundle-name option').count(), 2, 'bundles in the switch');
    await context.close();
  });

  await test('the same bytes under another name are opened once', async () => {
    const { page, context } = await open(browser);
    await review(page, files['first.zip']);
    await drop(page, [files['same-bytes.zip']]);
    await page.getByText('has the same bytes as').first().waitFor();
    await goTo(page, '#/');
    equal(await cards(page).count(), 1, 'cards');
    await context.close();
  });

  await test('a file that is no zip, or cut off, is INCOMPLETE or FAIL with a reason, never PASS', async () => {
    const { page, context } = await open(browser);
    await drop(page, [files['no-zip.zip'], files['cut-off.zip']]);
    await cards(page).nth(1).waitFor();
    for (const word of await words(page)) ok(word !== 'PASS', 'a pass');
    for (let i = 0; i < 2; i++) {
      await goTo(page, '#/');
      await cards(page).nth(i).getByRole('link').first().click();
      await page.waitForSelector('.hero');
      ok((await page.locator('.finding-row').count()) > 0, 'no reason');
    }
    await context.close();
  });

  await test('an empty file and a folder are named, with what to do', async () => {
    const { page, context } = await open(browser);
    mkdirSync(join(folder, 'a-folder'), { recursive: true });
    await drop(page, [files['empty.zip'], join(folder, 'a-folder')]);
    await page.locator('.notices').getByText('“empty.zip” is empty').waitFor();
    await page.locator('.notices').getByText('“a-folder” is a folder').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    equal(await page.locator('.notices li').count(), 1, 'notices');
    await context.close();
  });

  await test('dropped text is no file, and the page says so', async () => {
    const { page, context } = await open(browser);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'hello');
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    });
    await page.locator('.notices').getByText('That was no file').waitFor();
    await context.close();
  });

  await test('Esc cancels a long review; it is INCOMPLETE, and the page goes on', async () => {
    const path = join(folder, 'slow.zip');
    writeSlowBundle(path, ...SHARED);
    const { page, context } = await open(browser, { script: holdingDigests(1) });
    await drop(page, [path]);
    const bar = page.locator('progress');
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0);
    ok(/^\d+ % · Exhibit$/.test(await page.title()), await page.title());
    const first = await bar.evaluate((element) => element.value);
    await page.evaluate(() => window.goOn(1));
    await page.waitForFunction((value) => document.querySelector('progress')?.value > value, first);
    await page.keyboard.press('Escape');
    await cards(page).first().waitFor();
    equal(await words(page), ['INCOMPLETE'], 'the verdict');
    ok((await cards(page).innerText()).includes('Cancelled'), 'it does not say that it was cancelled');
    await page.evaluate(() => window.goOn());
    await drop(page, [SAMPLE]);
    await cards(page).nth(1).waitFor();
    equal(await words(page), ['INCOMPLETE', 'FAIL'], 'the verdicts');
    rmSync(path);
    await context.close();
  });

  await test('while a big bundle is read, the page goes on answering', async () => {
    const path = join(folder, 'slow.zip');
    writeSlowBundle(path, ...SLOW);
    const { page, context } = await open(browser);
    // Turns of the page between two steps of the bar, counted in the page from before the drop on.
    await page.evaluate(() => {
      window.turnsOfSteps = new Promise((resolve) => {
        const steps = [];
        let last = 0;
        let turns = 0;
        const look = () => {
          const value = document.querySelector('progress')?.value ?? 0;
          const isOver = last > 0 && !document.querySelector('progress');
          if (value !== last) {
            if (last > 0) steps.push(turns);
            [last, turns] = [value, 0];
          }
          turns += 1;
          if (isOver || steps.length >= 10) resolve(steps);
          else setTimeout(look, 5);
        };
        look();
      });
    });
    await drop(page, [path]);
    const steps = await page.evaluate(() => window.turnsOfSteps);
    ok(steps.length >= 5 && steps.every((turns) => turns > 0), `turns of the page between steps of the bar: ${steps}`);
    await page.keyboard.press('Escape');
    rmSync(path);
    await context.close();
  });

  await test('a file that changes under the review is a named read error', async () => {
    const path = join(folder, 'vanishing.zip');
    writeSlowBundle(path, ...SHARED);
    const { page, context } = await open(browser, { script: holdingDigests(1) });
    await drop(page, [path]);
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0);
    truncateSync(path, 1000);
    await page.evaluate(() => window.goOn());
    await cards(page).first().waitFor();
    equal(await words(page), ['INCOMPLETE'], 'the verdict');
    ok((await cards(page).innerText()).includes('could not be read to its end'), await cards(page).innerText());
    rmSync(path);
    await context.close();
  });

  await test('thousands of members and findings are shown, to the last one', async () => {
    const { 'many.zip': path } = writeAll(join(folder, 'several'), { 'many.zip': troubledBundle(2700) });
    const { page, context } = await open(browser);
    await review(page, path);
    const key = await keyOf(page);
    const isWhole = (row, count) => page.waitForFunction(([rows, all]) => document.querySelectorAll(rows).length === all, [row, count]);
    await goTo(page, `#/${key}/members`);
    await isWhole('[data-member]', 2700);
    ok(await page.evaluate(() => window.find('absolute-2699')), 'find-in-page does not reach the last row');
    await goTo(page, `#/${key}/findings`);
    await isWhole('.finding-row', 2701);
    const last = (await page.locator('.finding-row').last().getAttribute('href')).slice(1);
    await goTo(page, `#/${key}/overview`);
    await goTo(page, last);
    await page.waitForFunction(() => {
      const { top = -1, bottom = 0 } = document.querySelector('.finding-row[aria-current=true]')?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= innerHeight;
    });
    await context.close();
  });

  await test('what a statement counts is listed when it is opened', async () => {
    const { 'many.zip': path } = writeAll(join(folder, 'several'), { 'many.zip': troubledBundle(900) });
    const { page, context } = await open(browser);
    await review(page, path);
    const list = page.locator('.not-proven details', { has: page.getByText('900 members', { exact: true }) });
    equal(await list.locator('a').count(), 0, 'links before');
    await press(list.locator('summary'));
    await page.waitForFunction(() => document.querySelectorAll('.not-proven details[open] [role=listitem] a').length === 900);
    equal(await axeFaults(page), [], 'axe');
    await press(list.locator('a').first());
    await page.waitForFunction(() => location.hash.endsWith('/members/0'));
    await context.close();
  });

  await test('a long text is shown by pieces, and a link goes to any line', async () => {
    const { 'long.zip': path } = writeAll(join(folder, 'several'), { 'long.zip': longBundle(25_000, ' and words that make it long'.repeat(3)) });
    const { page, context } = await open(browser);
    await review(page, path);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members/0`);
    await press(page.getByRole('button', { name: /Show the next/ }));
    await page.getByText('25,000 lines').waitFor();
    await goTo(page, `#/${key}/members/0/L24900`);
    await page.waitForSelector('.line.marked');
    ok((await page.locator('.line.marked .line-text').textContent()).startsWith('line number 24900 and'), 'the line');
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('.line.marked').getBoundingClientRect();
      return top > 100 && bottom < innerHeight;
    });
    await context.close();
  });
}

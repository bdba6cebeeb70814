// The report in every form: the page saves what the command writes, and the HTML is quiet in a real browser.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { archive } from '../tools/bundle.mjs';
import { entry } from '../tools/zip.mjs';
import { writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, equal, goTo, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const FORMATS = ['html', 'markdown', 'json', 'sarif', 'junit', 'in-toto', 'text'];
/** A script for the page: its clock says this day, at noon. */
const DAY_OF = (year, month, day) => `
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length > 0 ? given : [${year}, ${month}, ${day}, 12]));
    }
  };
`;
const EVIL = '<script>window.pwned=1<\/script><img src="http://evil.example/x" onerror="window.pwned=1">.md';

const written = (path, format) => spawnSync(COMMAND, ['check', '-o', format, path], { maxBuffer: 1 << 28 }).stdout;

export async function testExports(browser, folder) {
  await test('exports: every form that the page saves is what the command writes', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/decision`);
    await page.waitForSelector('.exports');
    equal(await page.locator('[data-format]').evaluateAll((all) => all.map((button) => button.dataset.format)), FORMATS, 'forms');
    for (const format of FORMATS) {
      const waiting = page.waitForEvent('download');
      await page.locator(`[data-format=${format}]`).click();
      const download = await waiting;
      ok(readFileSync(await download.path()).equals(written(SAMPLE, format)), `${format} is another one`);
      ok(/^[A-Za-z0-9._-]+$/.test(download.suggestedFilename()), download.suggestedFilename());
    }
    await context.close();
  });

  await test('exports: a file is named after its bundle, the start of its sha256 and the day here', async () => {
    const [path] = Object.values(writeAll(join(folder, 'names'), { '..\u00fc <Runs> 5.ZIP': archive([entry('a.txt', 'a\n')]).bytes }));
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    const { page, context } = await open(browser, { script: DAY_OF(2026, 0, 5) });
    await review(page, path);
    await goTo(page, `#/${await keyOf(page)}/decision`);
    await page.waitForSelector('.exports');
    const names = [];
    for (const button of ['[data-format=html]', '[data-format=markdown]', '[data-format=json]', '.outcome button:not(.primary):not(.chip)']) {
      const waiting = page.waitForEvent('download');
      await page.locator(button).first().click();
      names.push((await waiting).suggestedFilename());
    }
    const stem = `review-Runs-5-${sha256.slice(0, 8)}-2026-01-05`;
    equal(names, ['.html', '.report.md', '.report.json', '.json'].map((ending) => stem + ending), 'the names');
    await context.close();
  });

  await test('exports: what is left out is named in the file, which is the command’s', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/decision`);
    for (const [format, title, left, asked] of [
      ['markdown', 'Markdown', ['proven'], 'markdown:findings,not-proven'],
      ['html', 'HTML', ['findings', 'members'], 'html:proven,not-proven'],
    ]) {
      await page.locator(`[data-preview=${format}]`).click();
      const preview = page.getByRole('region', { name: `Preview of ${title}` });
      await preview.waitFor();
      ok(!(await preview.innerText()).includes('Left out of'), 'something is left out by itself');
      for (const name of left) await page.locator('.export-sections').getByLabel(name, { exact: true }).uncheck();
      await preview.getByText('Left out of this document by choice').first().waitFor();
      const waiting = page.waitForEvent('download');
      await page.locator(`[data-format=${format}]`).click();
      ok(readFileSync(await (await waiting).path()).equals(written(SAMPLE, asked)), `${format} is not ${asked} of the command`);
      equal(await axeFaults(page), [], 'axe');
    }
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('exports: the preview is what is saved, line by line, and nothing in it acts', async () => {
    const [path] = Object.values(writeAll(join(folder, 'preview'), { 'evil.zip': archive([entry(EVIL, '/home/agent/x\n')]).bytes }));
    const { page, context, faults } = await open(browser);
    await review(page, path);
    await goTo(page, `#/${await keyOf(page)}/decision`);
    for (const format of FORMATS) {
      await page.locator(`[data-preview=${format}]`).click();
      await page.locator('.export-preview .lines').waitFor();
      const shown = () => page.locator('.export-preview .line').evaluateAll((rows) => rows.reduce((text, row) => text + (row.querySelector('.line-part') ? '' : '\n') + row.querySelector('.line-text').textContent, ''));
      const text = String(written(path, format)).replace(/\n$/, '');
      while (await page.getByRole('button', { name: 'Show more' }).count()) {
        const before = (await shown()).length;
        await page.getByRole('button', { name: 'Show more' }).evaluate((button) => button.click());
        await page.waitForFunction((length) => document.querySelector('.export-preview').textContent.length > length, before);
      }
      await page.waitForFunction((count) => document.querySelectorAll('.export-preview .line:has([class=line-number] > span:not(.line-part))').length === count, text.split('\n').length);
      equal((await shown()).slice(1), text, format);
      equal(await page.evaluate(() => [window.pwned ?? null, document.querySelectorAll('main img, main iframe, main script, .export-preview a').length]), [null, 0], `${format} acts`);
      await page.locator(`[data-preview=${format}]`).click();
    }
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('exports: the decision is previewed as it will be saved', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/decision`);
    await page.getByLabel('Reason').fill('Because of <b>this</b>');
    await page.getByRole('button', { name: 'REJECT', exact: true }).click();
    await page.locator('[data-preview=review-markdown]').click();
    await page.locator('.outcome-preview .line').first().waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as Markdown' }).click();
    const [saved] = [String(readFileSync(await (await waiting).path()))];
    ok(saved.startsWith('REJECT: '), saved.slice(0, 100));
    const lines = (await page.locator('.outcome-preview .line-text').allTextContents()).join('\n');
    equal(lines, saved.replace(/\n$/, ''), 'the preview');
    await context.close();
  });

  await test('exports: the HTML report opens without a request, a script or a fault', async () => {
    const [bundle] = Object.values(writeAll(join(folder, 'hostile'), { '<b>&.zip': archive([entry(EVIL, '/home/agent/x\n')]).bytes }));
    const [path] = Object.values(writeAll(join(folder, 'html'), { 'report.html': written(bundle, 'html') }));
    for (const colorScheme of ['light', 'dark']) {
      const { page, context, faults, requests } = await open(browser, { url: pathToFileURL(path).href, colorScheme });
      equal(await page.evaluate(() => window.pwned), undefined, 'a script ran');
      equal(await page.evaluate(() => document.scripts.length + document.images.length), 0, 'scripts and images');
      equal(faults, [], 'faults');
      equal(requests.filter((asked) => asked !== pathToFileURL(path).href && !asked.startsWith('data:')), [], 'requests');
      ok((await page.locator('main').innerText()).includes('<script>window.pwned=1'), 'the name is not shown');
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      ok(ground !== 'rgba(0, 0, 0, 0)', 'the style is refused by its own policy');
      equal(await axeFaults(page), [], 'axe');
      await context.close();
    }
  });

  await test('exports: the HTML report fits 320 pixels', async () => {
    const [path] = Object.values(writeAll(join(folder, 'small'), { 'report.html': written(SAMPLE, 'html') }));
    const { page, context } = await open(browser, { url: pathToFileURL(path).href, viewport: { width: 320, height: 700 } });
    ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
    await context.close();
  });
}

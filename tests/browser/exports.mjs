// The report in every form: the page saves what the command writes, and the HTML is quiet in a real browser.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { archive } from '../tools/bundle.mjs';
import { entry } from '../tools/zip.mjs';
import { writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, equal, goTo, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const FORMATS = ['html', 'markdown', 'json', 'sarif', 'junit', 'in-toto', 'text'];
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

// Nothing leaves the machine: the listener that stands for every address sees nothing, and the ways past the policy are
// closed. The last test shows that the listener would see it.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { equal, ok, open, PAGE, review, ROOT, SAMPLE, test, started } from './harness.mjs';

export async function testSilence(browser) {
  const { listener } = browser;

  await test('after all other tests, no request and no connection was seen', () =>
    equal(listener.seen, [], 'connections'));

  await test('“Test it” shows that every attempt is refused, and none connects', async () => {
    const { page, context } = await open(browser);
    await page.getByRole('button', { name: 'Network: locked' }).click();
    await page.getByRole('button', { name: 'Test it' }).click();
    await page.getByText('6 of 6 attempts were refused.').waitFor();
    equal(listener.seen, [], 'connections');
    await context.close();
  });

  await test('the page says its own sha256, which is that of the file', async () => {
    const { page, context, faults } = await open(browser);
    await page.getByRole('button', { name: 'Network: locked' }).click();
    const digest = createHash('sha256').update(readFileSync(PAGE)).digest('hex');
    await page.waitForSelector('.own-digest .digits');
    equal(await page.locator('.own-digest .digits').innerText(), digest, 'the sha256');
    ok((await page.locator('dialog').innerText()).includes('It is no proof'), 'it does not say what it is worth');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('the page shows the licence of everything that is in it, whole', async () => {
    const { page, context, faults } = await open(browser);
    await page.getByRole('button', { name: 'Licences' }).click();
    await page.waitForSelector('dialog details');
    const shown = await page.locator('dialog details').evaluateAll((all) =>
      all.map((part) => [part.querySelector('summary').textContent, part.querySelector('pre').textContent]));
    const titles = ['Exhibit', 'mbedTLS', 'cJSON', 'libdeflate', 'zlib', 'cmark', 'Expat', 'musl', 'Preact', 'jsdiff'];
    equal(shown.map(([title]) => title.split(':')[0]), titles, 'titles');
    const licenceOf = (path) => readFileSync(join(ROOT, path), 'utf8').trim();
    await page.locator('dialog summary').first().click();
    const beyond = await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    equal(beyond, 0, 'pixels beyond the edge of the dialog');
    equal(shown[0][1], licenceOf('LICENSE'), 'the licence of Exhibit');
    equal(shown.at(-1)[1], licenceOf('web/node_modules/diff/LICENSE'), 'the licence of jsdiff');
    ok(shown[1][1].length > 10_000, 'the Apache License is cut off');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('moving to another address is cancelled, in every way', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const bait = `http://127.0.0.1:${listener.port}/`;
    for (const [name, act] of Object.entries({
      location: (url) => void (location.href = url),
      replace: (url) => location.replace(url),
      click: (url) => Object.assign(document.createElement('a'), { href: url }).click(),
      'a click on the page': (url) => {
        const anchor = Object.assign(document.createElement('a'), { href: url, target: '_blank', textContent: 'x' });
        document.body.append(anchor);
        anchor.click();
      },
      refresh: (url) => {
        const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` });
        document.head.append(meta);
      },
    })) {
      await page.evaluate(act, bait + name.replaceAll(' ', '-')).catch(() => {});
      await page.waitForTimeout(150);
    }
    equal(listener.seen, [], 'connections');
    ok(page.url().startsWith(browser.url), page.url());
    equal(await page.locator('.hero').count(), 1, 'overviews');
    await context.close();
  });

  await test('WebRTC and WebTransport are gone, markup from strings is refused', async () => {
    const { page, context } = await open(browser);
    equal(
      await page.evaluate(() => [typeof RTCPeerConnection, typeof WebTransport]),
      ['undefined', 'undefined'],
      'types',
    );
    const refused = await page.evaluate(() =>
      [
        () => (document.body.innerHTML = '<b>x</b>'),
        () => new Worker('blob:null/x'),
        () => window.trustedTypes.createPolicy('another', {}),
      ].map((act) => {
        try {
          act();
          return 'done';
        } catch {
          return 'refused';
        }
      }),
    );
    equal(refused, ['refused', 'refused', 'refused'], 'attempts');
    const evaluated = await page.evaluate(
      () =>
        new Promise((tell) =>
          setTimeout(() => {
            try {
              tell(eval('1'));
            } catch {
              tell('refused');
            }
          }),
        ),
    );
    equal(evaluated, 'refused', 'eval');
    await context.close();
  });

  await test('nothing of a bundle is stored', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await page.getByRole('button', { name: /^Theme/ }).click();
    const stored = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('exhibit')));
    equal(stored, ['exhibit-theme'], 'keys');
    equal(await page.evaluate(async () => (await indexedDB.databases()).length), 0, 'databases');
    await context.close();
  });

  await test('the page works where storage is refused', async () => {
    const without = await browser.newContext();
    await without.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    const other = await without.newPage();
    other.front = browser;
    await other.goto(browser.url);
    await started(other);
    await other.getByRole('button', { name: /^Theme/ }).click();
    await review(other, SAMPLE);
    await without.close();
  });

  await test('a browser without WebAssembly is told what to do', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => void delete window.WebAssembly);
    const page = await context.newPage();
    await page.goto(browser.url);
    await page.getByText('does not run WebAssembly').waitFor();
    await context.close();
  });

  await test('the listener would have seen a request', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'exhibit-control-'));
    const control = join(folder, 'control.html');
    writeFileSync(control, `<h1>control</h1><img src="http://127.0.0.1:${listener.port}/control">`);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(control).href);
    await page.waitForTimeout(300);
    ok(
      listener.seen.some((line) => line.includes('/control')),
      `it saw ${JSON.stringify(listener.seen)}`,
    );
    await context.close();
    rmSync(folder, { recursive: true });
  });
}

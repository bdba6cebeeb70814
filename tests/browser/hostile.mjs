// A bundle whose every name and byte tries to become more than text.
import { join } from 'node:path';
import { hostileBundle, writeAll } from './bundles.mjs';
import { equal, goTo, keyOf, ok, open, requestsBeside, review, test } from './harness.mjs';

/** What may run is told before it is saved. */
async function save(page, mayRun) {
  await page.getByRole('button', { name: 'Save this member' }).click();
  if (!mayRun) return;
  const dialog = page.getByRole('dialog');
  ok((await dialog.innerText()).includes('a program for Windows'), await dialog.innerText());
  await dialog.getByRole('button', { name: 'Save it' }).click();
}

export async function testHostile(browser, folder) {
  const bait = `http://127.0.0.1:${browser.listener.port}`;
  const { 'hostile.zip': path } = writeAll(join(folder, 'hostile'), { 'hostile.zip': hostileBundle(bait) });

  await test('hostile names and contents stay text on every screen', async () => {
    const { page, context, faults, requests } = await open(browser);
    await review(page, path);
    const key = await keyOf(page);
    const members = Number(await page.locator('nav a', { hasText: 'Members' }).locator('.tally').innerText());
    for (const view of ['overview', 'findings', 'findings?by=member', 'tickets', 'members', 'changes']) {
      await goTo(page, `#/${key}/${view}`);
      await inert(page, view);
    }
    for (let index = 0; index < members; index++) {
      await goTo(page, `#/${key}/members/${index}`);
      await page.waitForSelector('#content');
      await inert(page, `member ${index}`);
      const bytes = page.getByRole('button', { name: 'bytes', exact: true });
      if (await bytes.isVisible()) await bytes.click();
      await inert(page, `bytes of member ${index}`);
    }
    equal(faults, [], 'faults');
    equal(await page.evaluate(() => window.violations), [], 'refusals of the policy');
    equal(requestsBeside(browser.url, requests), [], 'requests');
    await context.close();
  });

  await test('what is not seen is named: bidi marks, zero-width characters, controls', async () => {
    const { page, context } = await open(browser);
    await review(page, path);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members`);
    const row = page.locator('.members-table .cell-path', { hasText: 'invoice' });
    equal(await row.locator('.unseen').first().innerText(), '⟨U+202E⟩', 'the name');
    ok(!(await row.innerText()).includes('\u202e'), 'the mark itself is on the page');
    await row.locator('a').click();
    await page.waitForSelector('.line');
    const text = await page.locator('.lines').innerText();
    for (const mark of ['⟨U+202E⟩', '⟨U+200B⟩', '⟨U+2066⟩', '⟨U+0007⟩', '␍'])
      ok(text.includes(mark), `${mark} is missing`);
    ok(!/[\u202e\u200b\u2066\u0007]/.test(text), 'a mark itself is on the page');
    await context.close();
  });

  await test('a member is saved under a harmless name', async () => {
    const { page, context } = await open(browser);
    await review(page, path);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members`);
    for (const [text, name] of [
      ['onerror', /^img-src-x-onerror-window\.pwned-1-\.md$/],
      ['invoice', /^invoice-txt\.exe$/],
    ]) {
      await goTo(page, `#/${key}/members`);
      await page.locator('.members-table .cell-path', { hasText: text }).locator('a').first().click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        save(page, text === 'invoice'),
      ]);
      ok(name.test(download.suggestedFilename()), download.suggestedFilename());
    }
    await context.close();
  });

  await test('a line of 300,000 characters does not stop the page', async () => {
    const { page, context } = await open(browser);
    await review(page, path);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members`);
    await page.locator('.members-table .cell-path', { hasText: 'one-line' }).locator('a').click();
    await page.waitForFunction(() => document.querySelectorAll('.line').length === 151);
    const lines = await page.locator('.line-text').allTextContents();
    equal([lines.slice(0, 150).join('').length, lines[150]], [300_000, 'next'], 'the line in its rows, and the next');
    await context.close();
  });

  await test('links into nowhere say so', async () => {
    const { page, context, faults } = await open(browser, { hash: '#/0123456789ab/findings/x-1' });
    ok((await page.locator('h1').innerText()).includes('needs its bundle'), await page.locator('h1').innerText());
    ok((await page.locator('main').innerText()).includes('0123456789ab'), 'it does not name the bundle');
    await goTo(page, '#/<img src=x onerror=window.pwned=1>/%zz/%00?q=%');
    await inert(page, 'a broken link');
    await review(page, path);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members/999999`);
    equal(await page.locator('h1').innerText(), 'No such member', 'the heading');
    await goTo(page, `#/${key}/findings/no-such-finding-1`);
    ok((await page.locator('.finding-row').count()) > 0, 'no list');
    equal(faults, [], 'faults');
    await context.close();
  });
}

/** Nothing of the bundle became an element, ran, or got into an address. */
async function inert(page, where) {
  const found = await page.evaluate(() => ({
    pwned: window.pwned,
    elements: document.querySelectorAll(
      'main img, main iframe, main script, main object, main embed, main svg[onload], main [onerror]',
    ).length,
    addresses: [...document.querySelectorAll('main [href], main [src]')]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src'))
      .filter((address) => !address.startsWith('#')),
  }));
  equal(found, { elements: 0, addresses: [] }, where);
}

// Lists of digests, and archives in the bundle.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { archive, bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { entry } from '../tools/zip.mjs';
import { writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, equal, goTo, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const EVIL = '<img src=x onerror="window.pwned=1">\u202e';

const reportOf = (path, ...options) =>
  JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', ...options, path], { maxBuffer: 1 << 28 }).stdout);

export async function testLists(browser, folder) {
  const inner = archive([entry('inside.txt', 'a'), entry(EVIL, 'b')]).bytes;
  const files = writeAll(join(folder, 'lists'), { 'outer.zip': bundleZip(sprintBundle({ forge: { 'artifacts/inner.zip': inner } })) });

  await test('lists: every list of digests shows what came of it', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/members`);
    const { digest_lists: lists, members } = reportOf(SAMPLE);
    ok(lists.some(({ contradicted }) => contradicted > 0), 'no list of the sample has a mismatch');
    const rows = await page.locator('.lists tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
    equal(
      rows,
      lists.map((list) => [
        members[list.member].path + (list.folder ? ` of ${list.folder}` : ''),
        list.format,
        ...[list.entries, list.holding, list.contradicted, list.absent, list.unchecked, list.unlisted, list.signatures].map(String),
      ]),
      'rows',
    );
    await context.close();
  });

  await test('lists: archives are listed, and opened when the reviewer asks for it', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, files['outer.zip']);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members`);
    await page.getByText('None was opened').waitFor();
    equal(await page.locator('.archive-member').count(), 0, 'members of archives');
    await goTo(page, `#/${key}/overview`);
    await page.locator('.choices summary').click();
    await page.getByLabel('Archives in the bundle').selectOption('review');
    await page.getByRole('button', { name: 'Review again' }).click();
    await page.waitForSelector('.hero');
    await goTo(page, `#/${key}/members`);
    await page.getByText('Zips were opened one level down').waitFor();
    const { nested } = reportOf(files['outer.zip'], '--nested', 'review');
    equal(await page.locator('.archive-member').count(), nested.archives[0].members.length, 'members of archives');
    ok((await page.locator('.archive').innerText()).includes('⟨U+202E⟩'), 'a hostile name is not shown as it is');
    equal(await page.evaluate(() => window.pwned), undefined, 'a hostile name acted');
    equal(await axeFaults(page), [], 'axe');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('lists: they fit 320 pixels', async () => {
    const { page, context } = await open(browser, { viewport: { width: 320, height: 700 } });
    await review(page, SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/members`);
    await page.waitForSelector('.lists');
    ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
    await context.close();
  });
}

// Two bundles side by side: proposed by itself, swapped, mirrored, and what it says is what the command says.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { longBundle, writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, drop, equal, goTo, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const EVIL = '<img src=x onerror="window.pwned=1">\u202eevil.md';

/** Two rounds of one run: the second ends later, mends one thing, loses a member and brings a hostile name. */
function rounds(folder) {
  const later = { finished_at_utc: '2026-01-05T12:00:00Z' };
  const first = sprintBundle({ drop: ['docs/PLAN_OF_RECORD.md'], forge: { 'notes/a.md': 'the same bytes\n' } });
  const second = sprintBundle({ meta: later, drop: ['project_state/CURRENT_RESULTS.md'], forge: { 'notes/b.md': 'the same bytes\n', [EVIL]: 'x\n' } });
  return writeAll(join(folder, 'rounds'), {
    'first.zip': bundleZip(first),
    'second.zip': bundleZip(second),
    'foreign.zip': longBundle(3),
  });
}

const difference = (before, after) =>
  JSON.parse(spawnSync(COMMAND, ['compare', '-o', 'json', before, after], { maxBuffer: 1 << 28 }).stdout);

async function openRounds(browser, paths, settings) {
  const opened = await open(browser, settings);
  await drop(opened.page, paths);
  await opened.page.locator('.card').nth(paths.length - 1).waitFor();
  return opened;
}

const keyOfCard = async (page, name) => (await page.getByRole('link', { name }).getAttribute('href')).split('/')[1];

export async function testRounds(browser, folder) {
  const files = rounds(folder);
  const both = [files['second.zip'], files['first.zip']];

  await test('rounds: the former bundle of the run is proposed, and why', async () => {
    const { page, context, faults } = await openRounds(browser, [...both, files['foreign.zip']]);
    const [first, second] = [await keyOfCard(page, 'first.zip'), await keyOfCard(page, 'second.zip')];
    await goTo(page, `#/${second}/compare`);
    await page.waitForSelector('.compare-verdicts');
    equal(await page.locator('.compare-picker select').inputValue(), first, 'what is proposed');
    const why = await page.locator('.compare-why').innerText();
    ok(why.includes('the same run') && why.includes('2026-01-05T10:42:30Z') && why.includes('the end of the run'), why);
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('rounds: what the page says is what the command says', async () => {
    const { page, context } = await openRounds(browser, both);
    const { findings, members, checks, facts } = difference(files['first.zip'], files['second.zip']);
    await goTo(page, `#/${await keyOfCard(page, 'second.zip')}/compare`);
    await page.waitForSelector('.compare-verdicts');
    ok(findings.fixed.length > 0 && findings.new.length > 0, 'the rounds do not differ as they should');
    for (const kind of ['fixed', 'new']) {
      const shown = await page.locator(`.of-${kind} .finding-message`).allTextContents();
      equal(shown.length, findings[kind].length, `${kind} findings`);
      equal(await page.locator(`.of-${kind} a code`).allTextContents(), findings[kind].map(({ rule }) => rule), `rules of the ${kind} ones`);
    }
    const counts = Object.entries({ Gone: members.removed, New: members.added, Changed: members.changed, Renamed: members.renamed });
    for (const [title, { length }] of counts) {
      const summary = page.locator('.compare-members summary', { hasText: title });
      equal(await summary.count(), length > 0 ? 1 : 0, title);
      if (length > 0) equal((await summary.innerText()).replace(/\s+/g, ' ').trim(), `${title} ${length}`, title);
    }
    equal(members.renamed.length, 1, 'renamed members');
    const lost = checks.filter(({ before, after }) => before.population > 0 && after.population === 0);
    equal(await page.locator('.compare-lost code').allTextContents(), lost.map(({ rule }) => rule), 'checks that look at nothing now');
    equal(await page.locator('section[aria-labelledby=compare-facts] tbody tr').count(), facts.length, 'facts');
    equal(await page.evaluate(() => window.pwned), undefined, 'a hostile name acted');
    ok((await page.locator('.compare-members').innerText()).includes('⟨U+202E⟩'), 'a hostile name is not shown as it is');
    await context.close();
  });

  await test('rounds: x swaps, and the other way round is the mirror image', async () => {
    const { page, context } = await openRounds(browser, both);
    const [first, second] = [await keyOfCard(page, 'first.zip'), await keyOfCard(page, 'second.zip')];
    await goTo(page, `#/${second}/compare/${first}`);
    await page.waitForSelector('.of-fixed');
    const there = [await page.locator('.of-fixed .finding-message').allTextContents(), await page.locator('.of-new .finding-message').allTextContents()];
    equal(await page.locator('.compare-note').count(), 0, 'a warning about the order');
    await page.keyboard.press('x');
    await page.waitForFunction((key) => location.hash.startsWith(`#/${key}/compare`), first);
    await page.waitForSelector('.compare-note');
    const back = [await page.locator('.of-fixed .finding-message').allTextContents(), await page.locator('.of-new .finding-message').allTextContents()];
    equal(back, there.reverse(), 'the mirror image');
    await context.close();
  });

  await test('rounds: with one bundle it says what to do; with an unrelated one that nothing relates them', async () => {
    const { page, context } = await open(browser);
    await review(page, files['first.zip']);
    await goTo(page, `#/${await keyOf(page)}/compare`);
    await page.getByText('This is the only bundle that is open').waitFor();
    const key = await keyOf(page);
    await drop(page, [files['foreign.zip']]);
    await page.locator('.card').nth(1).waitFor();
    await goTo(page, `#/${key}/compare`);
    await page.getByText('nothing says that they belong together').waitFor();
    await context.close();
  });

  await test('rounds: [ and ] go through the bundles, and findings lead to their own bundle', async () => {
    const { page, context } = await openRounds(browser, both);
    const [first, second] = [await keyOfCard(page, 'first.zip'), await keyOfCard(page, 'second.zip')];
    await goTo(page, `#/${second}/overview`);
    await page.keyboard.press(']');
    await page.waitForFunction((key) => location.hash.includes(key), first);
    await goTo(page, `#/${second}/compare/${first}`);
    await page.locator('.of-fixed a').first().click();
    await page.waitForFunction((key) => location.hash.startsWith(`#/${key}/findings/`), first);
    await page.waitForSelector('.finding-detail');
    await context.close();
  });

  for (const colorScheme of ['light', 'dark']) {
    await test(`rounds: axe has nothing against it, ${colorScheme}`, async () => {
      const { page, context } = await openRounds(browser, both, { colorScheme });
      await goTo(page, `#/${await keyOfCard(page, 'second.zip')}/compare`);
      await page.waitForSelector('.compare-verdicts');
      equal(await axeFaults(page), [], 'faults');
      await context.close();
    });
  }

  await test('rounds: fits 320 pixels', async () => {
    const { page, context } = await openRounds(browser, both, { viewport: { width: 320, height: 700 } });
    await goTo(page, `#/${await keyOfCard(page, 'second.zip')}/compare`);
    await page.waitForSelector('.compare-verdicts');
    ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
    await context.close();
  });
}

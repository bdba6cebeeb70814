// Two bundles side by side: proposed by itself, swapped, mirrored, and what it says is what the command says.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { transcript } from '../tools/transcript.mjs';
import { longBundle, writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, drop, equal, goTo, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const EVIL = '<img src=x onerror="window.pwned=1">\u202eevil.md';

/** Two rounds of one run: the second ends later, mends one thing, loses a member and brings a hostile name. */
function rounds(folder) {
  const later = { finished_at_utc: '2026-01-05T12:00:00Z' };
  const said = { 'codex_reviews/20260105T104100Z_ticket-06b.txt': transcript({ ticket: 'ticket-06b', verdict: 'REJECT: no.' }) };
  const first = sprintBundle({ drop: ['docs/PLAN_OF_RECORD.md'], forge: { 'notes/a.md': 'the same bytes\n' } });
  const second = sprintBundle({ meta: later, drop: ['project_state/CURRENT_RESULTS.md'], forge: { 'notes/b.md': 'the same bytes\n', [EVIL]: 'x\n', ...said } });
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
    equal(await page.locator('section[aria-labelledby=compare-facts] [role=rowheader]').allTextContents(), facts.map(({ what }) => what), 'facts');
    equal(await page.evaluate(() => window.pwned), undefined, 'a hostile name acted');
    ok((await page.locator('.compare-members').innerText()).includes('⟨U+202E⟩'), 'a hostile name is not shown as it is');
    await context.close();
  });

  await test('rounds: findings, tickets, members and changes stand side by side, as the command says', async () => {
    const { page, context, faults } = await openRounds(browser, both);
    const { findings, members, tickets, files: changed } = difference(files['first.zip'], files['second.zip']);
    const [first, second] = [await keyOfCard(page, 'first.zip'), await keyOfCard(page, 'second.zip')];
    const part = async (name) => {
      await goTo(page, `#/${second}/compare/${first}/${name}`);
      await page.waitForSelector(`[aria-labelledby=compared-${name}]`);
      equal(await axeFaults(page), [], `axe on the ${name}`);
    };
    const marks = () => page.locator('[aria-labelledby^=compared-] .change-mark').allInnerTexts().then((all) => all.map((text) => text.trim()));
    const of = (kind, { length }) => Array(length).fill(kind);

    await part('findings');
    equal(await marks(), [...of('new', findings.new), ...of('fixed', findings.fixed), ...of('the same', findings.kept)], 'findings');
    await page.keyboard.press('/');
    await page.keyboard.type('member-missing');
    const named = [...findings.new, ...findings.fixed].filter(({ rule }) => rule === 'member-missing').length;
    await page.waitForFunction((count) => document.querySelectorAll('.compared-finding').length === count, named);
    ok(named > 0 && (await page.locator('.filter-count').innerText()).startsWith(`${named} of`), 'the count');

    await part('tickets');
    const kinds = { gained: 'gained coverage', lost: 'lost coverage', changed: 'changed', removed: 'gone', added: 'new' };
    equal(await marks(), Object.entries(kinds).flatMap(([key, word]) => of(word, tickets[key])), 'tickets');
    ok((await page.locator('.matrix-pair.differs').count()) > 0, 'no cell differs');
    ok((await page.locator('.matrix-pair.differs').first().innerText()).replace(/\s+/g, ' ').includes('before: '), 'the former cell is not named');

    await part('members');
    equal(await marks(), [...of('changed', members.changed), ...of('gone', members.removed), ...of('new', members.added), ...of('renamed', members.renamed)], 'members');
    const digests = page.locator('.compare-table .table-row').nth(1).locator('.digits');
    const plain = (text) => text.replace(/\s/g, '');
    equal((await digests.allInnerTexts()).map(plain), [members.changed[0].before.sha256, members.changed[0].after.sha256], 'both digests');

    await part('changes');
    equal(await marks(), [...of('changed', changed.changed), ...of('no longer in the patch', changed.removed), ...of('new in the patch', changed.added)], 'files');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('rounds: what is ignored is off at first, is said, and is what the command ignores', async () => {
    const { 'later.zip': later } = writeAll(join(folder, 'rounds'), {
      'later.zip': bundleZip(sprintBundle({ run: '20260107_101500_ticket-07_again', meta: { finished_at_utc: '2026-01-07T10:45:00Z' } })),
    });
    const { page, context } = await openRounds(browser, [files['first.zip'], later]);
    const [first, second] = [await keyOfCard(page, 'first.zip'), await keyOfCard(page, 'later.zip')];
    const ours = (...words) => JSON.parse(spawnSync(COMMAND, ['compare', '-o', 'json', ...words, files['first.zip'], later], { maxBuffer: 1 << 28 }).stdout);
    const counts = ({ findings: { fixed, new: come }, members: { changed, removed, added, renamed } }) =>
      [fixed.length + come.length, changed.length + removed.length + added.length + renamed.length].map(String);
    const told = async () => {
      const all = await page.locator('.ways .tally').allInnerTexts();
      return [all[0], all[2]];
    };
    await goTo(page, `#/${second}/compare/${first}`);
    await page.waitForSelector('.compare-verdicts');
    equal(await page.locator('.compare-ignored').count(), 0, 'something is ignored at first');
    equal(await told(), counts(ours()), 'what differs');
    await page.getByRole('button', { name: 'runs', exact: true }).click();
    await page.locator('.compare-ignored').getByText('the names of the two runs').waitFor();
    await page.getByRole('button', { name: 'times', exact: true }).click();
    await page.locator('.compare-ignored').getByText('dates with a time').waitFor();
    const less = counts(ours('--ignore', 'times', '--ignore', 'runs'));
    ok(Number(less[1]) < Number(counts(ours())[1]), 'nothing is ignored');
    await page.waitForFunction((wanted) => document.querySelectorAll('.ways .tally')[2].textContent === wanted, less[1]);
    equal(await told(), less, 'what differs all the same');
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
      await goTo(page, `#/${await keyOfCard(page, 'second.zip')}/compare?ignore=times`);
      await page.waitForSelector('.compare-verdicts');
      equal(await axeFaults(page), [], 'faults');
      await context.close();
    });
  }

  await test('rounds: fits 320 pixels', async () => {
    const { page, context } = await openRounds(browser, both, { viewport: { width: 320, height: 700 } });
    await goTo(page, `#/${await keyOfCard(page, 'second.zip')}/compare`);
    await page.waitForSelector('.compare-verdicts');
    const key = await page.evaluate(() => location.hash.split('/')[1]);
    const former = await page.locator('.compare-picker select').inputValue();
    for (const part of ['', 'findings', 'tickets', 'members', 'changes']) {
      await goTo(page, `#/${key}/compare/${former}/${part}`);
      await page.waitForSelector(part ? `[aria-labelledby=compared-${part}]` : '.compare-members');
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${part || 'the summary'} scrolls sideways`);
    }
    await context.close();
  });
}

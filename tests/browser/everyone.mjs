// For everyone: by keyboard alone, with a screen reader, in either theme, on a narrow screen, at the filter.
import { axeFaults, equal, goTo, heading, keyOf, ok, open, review, SAMPLE, test, started } from './harness.mjs';

const VIEWS = ['Overview', 'Findings', 'Tickets', 'Members', 'Changes'];

const isFocused = (page, selector) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** A member that something contradicts. */
async function contradicted(page) {
  const key = await keyOf(page);
  await goTo(page, `#/${key}/members?state=contradicted`);
  return page.locator('[data-member]').first().getAttribute('data-member');
}

export async function testEveryone(browser) {
  for (const colorScheme of ['light', 'dark']) {
    await test(`axe finds nothing on any screen, ${colorScheme}`, async () => {
      const { page, context } = await open(browser, { colorScheme });
      const faults = [];
      const look = async (screen) => faults.push(...(await axeFaults(page)).map((fault) => `${screen}: ${fault}`));
      await look('landing');
      await page.keyboard.press('?');
      await look('keys');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Network: locked' }).click();
      await look('proof');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Licences' }).click();
      await page.locator('dialog summary').first().click();
      await look('licences');
      await page.keyboard.press('Escape');
      await review(page, SAMPLE);
      const key = await keyOf(page);
      for (const hash of [
        'overview',
        'findings',
        'findings?q=nothing+like+it',
        'tickets',
        'members',
        'members/0',
        'members/0/L3',
        'members?state=contradicted',
        `members/${await contradicted(page)}`,
        'changes',
      ]) {
        await goTo(page, `#/${key}/${hash}`);
        await look(hash);
      }
      await goTo(page, `#/${key}/findings`);
      await page.keyboard.press('j');
      await page.waitForSelector('.finding-detail .line, .finding-detail .empty');
      await look('finding');
      await goTo(page, '#/');
      await look('desk');
      await goTo(page, '#/0123456789ab');
      await look('missing');
      equal(faults, [], 'faults');
      await context.close();
    });
  }

  await test('the whole way by keyboard: open, finding, file, back, other views', async () => {
    const { page, context } = await open(browser);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')]);
    await chooser.setFiles([SAMPLE]);
    await page.waitForSelector('.hero');
    ok(await isFocused(page, 'h1'), 'the focus is not on the heading');
    await page.keyboard.press('2');
    await page.waitForSelector('.findings');
    equal(await heading(page), 'Findings', 'the heading');
    ok(await isFocused(page, 'h1'), 'the focus is not on the heading');
    await page.keyboard.press('j');
    await page.waitForSelector('.finding-detail');
    const first = await page.locator('#finding-title').innerText();
    if ((await page.locator('.finding-row').count()) > 1) {
      await page.keyboard.press('j');
      await page.waitForFunction(
        (text) =>
          document.querySelector('#finding-title')?.innerText !== text ||
          document.querySelectorAll('.finding-row[aria-current]').length === 1,
        first,
      );
      await page.keyboard.press('k');
    }
    equal(await page.locator('#finding-title').innerText(), first, 'the finding after j and k');
    const place = page.locator('.evidence-place a');
    if ((await place.count()) > 0) {
      await place.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.member');
      await page.keyboard.press('Backspace');
      await page.waitForSelector('.finding-detail');
      equal(await page.locator('#finding-title').innerText(), first, 'the finding after going back');
    }
    for (const [i, title] of VIEWS.entries()) {
      await page.keyboard.press(String(i + 1));
      await page.locator(`nav.tabs a[aria-current="page"]`, { hasText: title }).waitFor();
    }
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    ok(await isFocused(page, '[data-member="1"] .cell-path a'), 'j does not go along the members');
    await page.keyboard.press('h');
    await page.locator('.live', { hasText: 'sha256 copied' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member');
    await context.close();
  });

  await test('single keys are off in fields, and can be switched off', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('2');
    await page.waitForSelector('.findings');
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.id === 'finding-filter');
    await page.keyboard.type('4?jo');
    equal(await page.locator('#finding-filter').inputValue(), '4?jo', 'the field');
    ok((await page.locator('dialog').count()) === 0, 'a dialog is open');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByLabel('Single keys are on').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('4');
    await page.waitForTimeout(100);
    equal(await heading(page), 'Findings', 'the heading');
    await page.reload();
    await started(page);
    await page.keyboard.press('?');
    ok(!(await page.getByLabel('Single keys are on').isChecked()), 'the choice is forgotten');
    await context.close();
  });

  await test('the list of keys opens, keeps the focus, closes with Esc and gives the focus back', async () => {
    const { page, context } = await open(browser);
    await page.getByRole('button', { name: 'Keys' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
    ok(
      await page.evaluate(
        () =>
          !document.activeElement ||
          document.activeElement === document.body ||
          document.activeElement.closest('dialog') !== null,
      ),
      'the focus left the dialog',
    );
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    ok(await isFocused(page, '[aria-label="Keys"]'), 'the focus is not back');
    await context.close();
  });

  await test('a filter that finds nothing is no success, and says that it is on', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/findings`);
    const all = await page.locator('.finding-row').count();
    await page.keyboard.press('/');
    await page.keyboard.type('no such words anywhere');
    await page.getByText('No findings match.').waitFor();
    equal(await page.locator('.filter-count').innerText(), `0 of ${all}, filters on`, 'the count');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.waitForSelector('.findings .finding-row');
    equal(await page.locator('.finding-row').count(), all, 'findings');
    await context.close();
  });

  await test('chips, rules and groups narrow and order the findings', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/findings`);
    const rows = page.locator('.finding-row');
    const all = await rows.count();
    const rule = await page.locator('.rule-title code').first().innerText();
    await page.getByLabel('Rule', { exact: true }).selectOption(rule);
    const ofRule = await rows.count();
    ok(ofRule > 0 && ofRule <= all, `${ofRule} of ${all}`);
    equal(await page.locator('.group').count(), 1, 'groups');
    await page.getByLabel('Rule', { exact: true }).selectOption('');
    let sum = 0;
    for (const severity of ['error', 'warning', 'note']) {
      const chip = page.locator(`.chip.${severity}`);
      await chip.click();
      equal(await chip.getAttribute('aria-pressed'), 'true', 'the chip');
      sum += await rows.count();
      await chip.click();
    }
    equal(sum, all, 'errors, warnings and notes together');
    await page.getByLabel('Group by').selectOption('member');
    equal(await rows.count(), all, 'grouped by member');
    await page.reload();
    await context.close();
  });

  await test('findings are narrowed and grouped by ticket, as the report has it', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/findings`);
    await page.getByLabel('Group by').selectOption('ticket');
    const groups = () =>
      page.locator('.group').evaluateAll((all) =>
        Object.fromEntries(
          all.map((group) => [
            group.querySelector('.group-title').innerText.split(/\s/)[0],
            [...group.querySelectorAll('.finding-row code')].map((rule) => rule.innerText),
          ]),
        ),
      );
    const found = await groups();
    // By the value of a finding, by the run that it stands in, by the change that the ticket asks for; what names no ticket is last.
    equal(Object.keys(found), ['ticket-07', 'ticket-12', 'of'], 'groups');
    equal(found['ticket-07'], ['patch-blob-mismatch', 'run-commit-not-an-id', 'leak-local-path', 'leak-local-path', 'ticket-status-open', 'test-failed-first'], 'of the ticket');
    equal(found['ticket-12'], ['ticket-reference-undefined'], 'of one that is not there');
    equal(found.of, ['digest-mismatch', 'member-unexpected'], 'of none');
    equal(await axeFaults(page), [], 'axe');
    await page.getByLabel('Ticket', { exact: true }).selectOption('ticket-07');
    await page.locator('.filter-count', { hasText: '6 of 9, filters on' }).waitFor();
    equal(Object.keys(await groups()), ['ticket-07'], 'groups of one ticket');
    await page.getByLabel('Ticket', { exact: true }).selectOption('');
    for (const [words, n] of [['ticket:TICKET-12', 1], ['ticket:07 sev:err', 2], ['-ticket:', 2], ['-ticket: -rule:digest', 1], ['ticket:7 -path:docs/', 2]]) {
      await page.locator('#finding-filter').fill(words);
      await page.locator('.filter-count', { hasText: `${n} of 9, filters on` }).waitFor();
      equal(await page.locator('.finding-row').count(), n, words);
    }
    await page.locator('.live', { hasText: '2 of 9 findings, filters on.' }).waitFor();
    await context.close();
  });

  await test('-viewed leaves what is to be viewed, by the word and by its chip', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('2');
    await page.waitForSelector('.findings .finding-row');
    const all = await page.locator('.finding-row').evaluateAll((rows) => rows.map((row) => row.dataset.finding));
    const chip = (name) => page.getByRole('group', { name: 'Viewed' }).getByRole('button', { name });
    const counted = (n) => page.locator('.filter-count', { hasText: `${n} of 9, filters on` }).waitFor();
    const current = (name) => page.waitForFunction((wanted) => document.querySelector('.finding-row[aria-current]')?.dataset.finding === wanted, name);
    await chip('not viewed 9').focus();
    await page.keyboard.press('Enter');
    await counted(9);
    equal(await page.locator('#finding-filter').inputValue(), '-viewed', 'the word of the chip');
    await page.keyboard.press('v');
    await current(all[0]);
    await page.keyboard.press('v');
    await current(all[1]);
    await counted(8);
    await page.keyboard.press('a'); // it goes from the list, and its place is kept
    await counted(7);
    await page.keyboard.press('j');
    await current(all[2]);
    equal(await page.locator('.finding-row').first().getAttribute('data-finding'), all[2], 'the first that is left');
    await page.locator('.live', { hasText: '7 of 9 findings, filters on.' }).waitFor();
    equal(await axeFaults(page), [], 'axe');
    await page.locator('#finding-filter').fill('viewed');
    await counted(2);
    equal(await chip('viewed 2').last().getAttribute('aria-pressed'), 'true', 'the chip of the word');
    await chip('viewed 2').last().focus();
    await page.keyboard.press('Enter');
    await page.locator('.filter-count', { hasText: '9 findings' }).waitFor();
    await context.close();
  });

  await test('back and forward go through the views', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('2');
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await page.goBack();
    await page.waitForSelector('.findings');
    ok(await isFocused(page, 'h1'), 'the focus is not on the heading');
    await page.goForward();
    await page.waitForSelector('.members-table');
    await context.close();
  });

  await test('the verdict is a shape and a word, and is told to screen readers', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    ok(['PASS', 'FAIL', 'INCOMPLETE'].includes(await page.locator('.hero .verdict-word').innerText()), 'no word');
    equal(await page.locator('.hero .verdict svg').count(), 1, 'shapes');
    ok(/: (PASS|FAIL|INCOMPLETE)$/.test(await page.locator('[role=status]').first().innerText()), 'it was not told');
    await context.close();
  });

  for (const [width, name] of [
    [320, 'at 320 pixels'],
    [640, 'at 200 % of 1280 pixels'],
  ]) {
    await test(`no screen scrolls sideways ${name}`, async () => {
      const { page, context } = await open(browser, { viewport: { width, height: 700 } });
      const wide = [];
      const look = async (screen) => {
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        if (inner > outer) wide.push(`${screen}: ${inner} > ${outer}`);
      };
      await look('landing');
      await review(page, SAMPLE);
      const key = await keyOf(page);
      for (const hash of ['overview', 'findings', 'tickets', 'members', 'members/0', `members/${await contradicted(page)}`, 'changes']) {
        await goTo(page, `#/${key}/${hash}`);
        await look(hash);
      }
      equal(wide, [], 'screens');
      await context.close();
    });
  }

  await test('the theme follows the system or the choice, and the choice is kept', async () => {
    const { page, context } = await open(browser, { colorScheme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await page.getByRole('button', { name: /^Theme: auto/ }).click();
    ok((await ground()) !== dark, 'light is dark');
    await page.reload();
    await started(page);
    ok((await ground()) !== dark, 'the choice is forgotten');
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    equal(await ground(), dark, 'dark');
    await context.close();
  });
}

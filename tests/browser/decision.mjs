// A person decides: marks, criteria, the decision, and what becomes of it.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { longBundle, writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, drop, equal, goTo, keyOf, ok, open, review, SAMPLE, test, started } from './harness.mjs';

/** The page with the sample and its decision on the screen. */
async function openDecision(browser, settings) {
  const opened = await open(browser, settings);
  await review(opened.page, SAMPLE);
  await goTo(opened.page, `#/${await keyOf(opened.page)}/decision`);
  await opened.page.waitForSelector('.verdict-panel');
  return opened;
}

async function save(page, name, folder) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await waiting;
  const path = join(folder, download.suggestedFilename());
  copyFileSync(await download.path(), path);
  return path;
}

const decide = async (page, word, reason) => {
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: word, exact: true }).click();
};

const pressed = (page) => page.locator('.decision [aria-pressed=true]').allInnerTexts();

export async function testDecision(browser, folder) {
  await test('decision: keys mark a finding, and the mark shows in the list', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('2');
    await page.waitForSelector('.findings');
    await page.keyboard.press('j');
    await page.waitForSelector('.mark-finding');
    for (const [key, word] of [['a', 'accepted'], ['d', 'disputed'], ['i', 'needs information']]) {
      await page.keyboard.press(key);
      await page.locator('.finding-row[aria-current] .mark-word').getByText(word, { exact: true }).waitFor();
      equal(await page.locator('.mark-finding [aria-pressed=true]').count(), 1, `buttons that are pressed after ${key}`);
    }
    await page.keyboard.press('i');
    await page.waitForSelector('.finding-row[aria-current] .mark-word', { state: 'detached' });
    await page.keyboard.press('m');
    await page.keyboard.type('ad: a note, not keys');
    equal(await page.locator('#finding-note').inputValue(), 'ad: a note, not keys', 'the note');
    equal(await page.locator('.mark-finding [aria-pressed=true]').count(), 0, 'marks made by the note');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('decision: criteria of the ticket stand there with their places, and can be ticked', async () => {
    const { page, context } = await openDecision(browser);
    const ours = JSON.parse(spawnSync(COMMAND, ['check', '-o', 'review', SAMPLE]).stdout);
    equal(await page.locator('.criterion').count(), ours.criteria.length, 'criteria');
    ok(ours.criteria.filter(({ kind }) => kind === 'criterion').length > 1, 'the sample has none of the ticket');
    for (const { text } of ours.criteria) ok((await page.locator('.criteria').allInnerTexts()).join('\n').includes(text), `no ${text}`);
    const first = page.locator('.criterion').first();
    await first.getByRole('button', { name: 'Met', exact: true }).click();
    await first.getByRole('button', { name: 'Not met' }).click();
    equal(await first.locator('[aria-pressed=true]').allInnerTexts(), ['Not met'], 'the answer');
    await first.getByRole('link').click();
    await page.waitForSelector('.line.marked');
    await context.close();
  });

  await test('decision: without a reason nothing is decided', async () => {
    const { page, context } = await openDecision(browser);
    await page.getByRole('button', { name: 'REJECT', exact: true }).click();
    await page.getByRole('alert').getByText('Say why').waitFor();
    equal(await pressed(page), [], 'what is pressed');
    ok(await page.getByRole('button', { name: 'Save as Markdown' }).isDisabled(), 'it can be saved');
    await decide(page, 'REJECT', 'Because.');
    await page.locator('.first-line').getByText('Because.').waitFor();
    await page.getByLabel('Reason').fill(' ');
    equal(await page.locator('.first-line').count(), 0, 'decisions without a reason');
    await context.close();
  });

  await test('decision: approving with open errors is asked for twice, and what is saved lists them', async () => {
    const { page, context } = await openDecision(browser);
    await decide(page, 'APPROVE', 'It will do');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    const errors = JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', SAMPLE]).stdout).findings.filter(({ severity }) => severity === 'error');
    equal(await dialog.locator('ul li').count(), errors.length, 'errors in the question');
    await page.keyboard.press('Escape');
    equal(await pressed(page), [], 'what is pressed after no');
    await page.getByRole('button', { name: 'APPROVE', exact: true }).click();
    await dialog.getByRole('button', { name: 'Approve all the same' }).click();
    await page.locator('.first-line').waitFor();
    const text = readFileSync(await save(page, 'Save as Markdown', folder), 'utf8');
    ok(text.startsWith('APPROVE: It will do\n'), text.slice(0, 60));
    ok(text.includes('## Approved although'), 'open errors are not listed');
    for (const { rule } of errors) ok(text.includes(`\`${rule}\``), `no ${rule}`);
    ok(text.includes('What was not checked') && text.includes("reviewer's words"), 'it does not say what it is');
    await context.close();
  });

  await test('decision: accepting or disputing every error needs no second question', async () => {
    const { page, context } = await openDecision(browser);
    const open = page.getByRole('region', { name: 'Errors without your word' });
    while ((await open.count()) > 0) await open.getByRole('button', { name: 'Dispute' }).first().click();
    await decide(page, 'APPROVE', 'All settled');
    await page.locator('.first-line').getByText('All settled').waitFor();
    equal(await page.locator('dialog').count(), 0, 'questions');
    await context.close();
  });

  await test('decision: the saved file brings every mark back, and the command says the same', async () => {
    const { page, context } = await openDecision(browser);
    await page.locator('.criterion').first().getByRole('button', { name: 'Met', exact: true }).click();
    await page.locator('.criterion').nth(1).getByRole('button', { name: 'Add a note' }).click();
    await page.keyboard.type('not seen <b>');
    await page.locator('.marked-row').first().getByRole('button', { name: 'Accept' }).click();
    await decide(page, 'REJECT', 'Two lines\nof reason');
    await page.locator('.first-line').waitFor();
    const marks = await pressed(page);
    equal(marks.length, 3, 'what is pressed');
    const markdown = await save(page, 'Save as Markdown', folder);
    const json = await save(page, 'Save review.json', folder);
    ok(/review-[A-Za-z0-9._-]+-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.json$/.test(json), json);
    const command = spawnSync(COMMAND, ['review', SAMPLE, json]);
    equal(command.status, 1, 'exit code of the command');
    equal(String(command.stdout), readFileSync(markdown, 'utf8'), 'what the command prints');
    const saved = JSON.parse(readFileSync(json));
    equal(saved.bundle.sha256, createHash('sha256').update(readFileSync(SAMPLE)).digest('hex'), 'the bundle that it is bound to');
    await context.close();

    const again = await open(browser);
    await drop(again.page, [json, SAMPLE]);
    await again.page.waitForSelector('.verdict-panel');
    await again.page.locator('.first-line').waitFor();
    equal(await pressed(again.page), marks, 'what is pressed');
    equal(await again.page.getByLabel('Reason').inputValue(), 'Two lines\nof reason', 'the reason');
    equal(await again.page.locator('.criterion textarea').inputValue(), 'not seen <b>', 'the note');
    equal(readFileSync(await save(again.page, 'Save review.json', folder), 'utf8'), readFileSync(json, 'utf8'), 'saved again');
    await again.context.close();
  });

  await test('decision: the file of another bundle or another report is refused with both digests', async () => {
    const { page, context } = await openDecision(browser);
    const ours = JSON.parse(spawnSync(COMMAND, ['check', '-o', 'review', SAMPLE]).stdout);
    Object.assign(ours, { decision: 'approve', reason: 'x' });
    const change = (name, change) => writeAll(join(folder, 'decisions'), { [name]: JSON.stringify({ ...ours, ...change }) })[name];
    const notice = page.locator('.notices li');
    await drop(page, [change('other-report.json', { report: { sha256: '1'.repeat(64) } })]);
    await notice.getByText('it is of another report of this bundle').waitFor();
    ok((await notice.innerText()).includes('1'.repeat(64)) && (await notice.innerText()).includes(ours.report.sha256), 'digests');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await drop(page, [change('other-bundle.json', { bundle: { sha256: '2'.repeat(64) } })]);
    await notice.getByText('it is of another bundle').waitFor();
    ok((await notice.innerText()).includes('2'.repeat(64)) && (await notice.innerText()).includes(ours.bundle.sha256), 'digests');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await drop(page, [change('broken.json', { criteria: 1 })]);
    await notice.getByText('is no list').waitFor();
    equal(await page.locator('.first-line').count(), 0, 'decisions that were taken over');
    await context.close();
  });

  await test('decision: a file without its bundle says which bundle to drop', async () => {
    const { page, context } = await open(browser);
    const ours = JSON.parse(spawnSync(COMMAND, ['check', '-o', 'review', SAMPLE]).stdout);
    const [path] = Object.values(writeAll(join(folder, 'alone'), { 'review.json': JSON.stringify(ours) }));
    await drop(page, [path]);
    await page.locator('.notices').getByText(ours.bundle.sha256).waitFor();
    await context.close();
  });

  await test('decision: marks stay where they fit when the bundle is reviewed another way', async () => {
    const { page, context } = await openDecision(browser);
    await page.locator('.criterion').first().getByRole('button', { name: 'Met', exact: true }).click();
    await decide(page, 'REJECT', 'Not yet');
    await page.locator('.first-line').waitFor();
    await goTo(page, `#/${await keyOf(page)}/overview`);
    await page.locator('.choices summary').click();
    await page.locator('.choices').getByLabel('Ticket', { exact: true }).fill('ticket-07');
    await page.getByRole('button', { name: 'Review again' }).click();
    await page.waitForSelector('.hero');
    await goTo(page, `#/${await keyOf(page)}/decision`);
    await page.waitForSelector('.verdict-panel');
    equal(await pressed(page), ['Met'], 'what is pressed: the decision itself is of the former report');
    equal(await page.getByLabel('Reason').inputValue(), 'Not yet', 'the reason');
    await context.close();
  });

  await test('decision: nothing of it is stored, and leaving with unsaved marks is asked about', async () => {
    const { page, context } = await openDecision(browser);
    await decide(page, 'REJECT', 'secret words');
    await page.locator('.first-line').waitFor();
    equal(await page.evaluate(() => JSON.stringify(localStorage).includes('secret')), false, 'in the storage');
    const asked = page.waitForEvent('dialog');
    void page.reload().catch(() => {});
    const dialog = await asked;
    equal(dialog.type(), 'beforeunload', 'the question');
    await dialog.accept();
    await started(page);
    equal(await page.locator('.verdict-panel').count(), 0, 'what is left');
    await context.close();
  });

  await test('decision: a bundle without a ticket can be decided too', async () => {
    const { page, context } = await open(browser);
    const [path] = Object.values(writeAll(join(folder, 'no-ticket'), { 'plain.zip': longBundle(3) }));
    await review(page, path);
    await goTo(page, `#/${await keyOf(page)}/decision`);
    await decide(page, 'REJECT', 'Nothing to judge');
    await page.locator('.first-line').waitFor();
    await context.close();
  });

  for (const colorScheme of ['light', 'dark']) {
    await test(`decision: axe has nothing against it, ${colorScheme}`, async () => {
      const { page, context } = await openDecision(browser, { colorScheme });
      await page.locator('.criterion').first().getByRole('button', { name: 'Met', exact: true }).click();
      await page.locator('.criterion').nth(1).getByRole('button', { name: 'Not met' }).click();
      await page.locator('.marked-row').first().getByRole('button', { name: 'Needs info' }).click();
      equal(await axeFaults(page), [], 'faults');
      await decide(page, 'APPROVE', 'x');
      await page.waitForSelector('dialog[open]');
      equal(await axeFaults(page), [], 'faults of the question');
      await page.getByRole('button', { name: 'Approve all the same' }).click();
      await page.locator('.first-line').waitFor();
      equal(await axeFaults(page), [], 'faults once it is decided');
      await goTo(page, `#/${await keyOf(page)}/findings`);
      await page.keyboard.press('j');
      await page.waitForSelector('.mark-finding');
      await page.keyboard.press('a');
      await page.locator('.mark-word').first().waitFor();
      equal(await axeFaults(page), [], 'faults of a marked finding');
      await context.close();
    });
  }

  await test('decision: fits 320 pixels', async () => {
    const { page, context } = await openDecision(browser, { viewport: { width: 320, height: 700 } });
    await decide(page, 'REJECT', 'averylongwordwithoutanyblank'.repeat(8));
    await page.locator('.first-line').waitFor();
    ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
    await context.close();
  });

  await test('decision: from drop to saved file by the keyboard alone', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('7');
    await page.waitForSelector('.verdict-panel');
    const tabTo = async (matches) => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), matches)) return;
      }
      throw new Error(`${matches} is not reached`);
    };
    await tabTo('.criterion .mark-met');
    await page.keyboard.press('Space');
    await tabTo('#reason');
    await page.keyboard.type('By hand');
    await tabTo('.decide-reject');
    await page.keyboard.press('Enter');
    await page.locator('.first-line').getByText('By hand').waitFor();
    await tabTo('.outcome button.primary');
    const waiting = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    ok((await waiting).suggestedFilename().endsWith('.md'), 'the file');
    await context.close();
  });
}

// The key map: going to a member by name, links that are copied, the switch of the single keys.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileBundle, manyBundle, writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, drop, equal, heading, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const MANY = 2000;

const NO_CLIPBOARD = `
  window.copied = [];
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
  document.addEventListener('copy', () => window.copied.push(String(document.activeElement?.value ?? '')));`;

const options = (page) => page.locator('[role=option]').evaluateAll((all) => all.map((each) => each.innerText.trim()));
const chosen = (page) => page.locator('[role=option][aria-selected=true]').innerText();
const wait = (page, check, ...rest) => page.waitForFunction(check, ...rest);

async function showTree(page) {
  await page.getByRole('button', { name: 'tree', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.member-tree');
}

async function openFinder(page) {
  await page.keyboard.press('t');
  await wait(page, () => document.activeElement?.matches('dialog [role=combobox]'));
}

export async function testKeys(browser, folder) {
  const files = writeAll(join(folder, 'keys'), { 'many.zip': manyBundle(MANY), 'hostile.zip': hostileBundle('http://bait.invalid') });

  await test('t goes to a member by a part of its name', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, files['many.zip']);
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    const link = page.locator('[data-member="3"] .cell-path a');
    await link.focus();
    await openFinder(page);
    equal((await options(page)).length, 10, 'matches at first');
    await page.keyboard.type('E-199 folder');
    await wait(page, () => document.querySelectorAll('[role=option]').length === 10);
    await page.getByText('11 of 2,000 members, the first 10 shown.').waitFor();
    equal((await options(page))[0], 'folder-39/file-199.tmp', 'the first match');
    await page.keyboard.press('ArrowDown');
    equal(await chosen(page), 'folder-30/file-1990.tmp', 'the match below');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    equal(await chosen(page), (await options(page)).at(-1), 'the match above the first');
    const active = await page.locator('[role=combobox]').getAttribute('aria-activedescendant');
    equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true', 'what a screen reader is told of');
    await page.keyboard.type(' 1990');
    await page.getByText('1 of 2,000 members.').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member');
    await wait(page, () => document.activeElement?.matches('h1'));
    equal(await heading(page), 'folder-30/file-1990.tmp', 'the member');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('t: Esc closes it and gives the focus back, nothing found says so, a click opens', async () => {
    const { page, context } = await open(browser);
    await page.keyboard.press('t');
    equal(await page.locator('dialog').count(), 0, 'dialogs without a bundle');
    await review(page, SAMPLE);
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await page.locator('[data-member="2"] .cell-path a').focus();
    await openFinder(page);
    equal(await axeFaults(page), [], 'axe'); // among few members: it looks at all that lie behind the dialog
    await page.keyboard.type('no member is called so');
    await page.getByText('has it in its name').waitFor();
    await page.keyboard.press('Enter');
    equal(await page.locator('dialog[open]').count(), 1, 'dialogs after Enter on nothing');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await wait(page, () => document.activeElement?.closest('[data-member]')?.dataset.member === '2');
    await page.getByRole('button', { name: 'Go to a member' }).focus();
    await page.keyboard.press('Enter');
    const [first] = await options(page);
    await page.locator('[role=option]').first().click();
    await page.waitForSelector('.member');
    equal(await heading(page), first, 'the member');
    await context.close();
  });

  await test('t shows hostile names as they are everywhere', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, files['hostile.zip']);
    await openFinder(page);
    await page.keyboard.type('invoice');
    await wait(page, () => document.querySelectorAll('[role=option]').length === 1);
    equal(await options(page), ['invoice⟨U+202E⟩txt.exe'], 'the name');
    await page.locator('[role=combobox]').fill('img src');
    await wait(page, () => document.querySelector('[role=option]')?.innerText.includes('onerror'));
    equal(await page.evaluate(() => window.pwned), undefined, 'a hostile name acted');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('y copies a link to what is shown, and the focus stays', async () => {
    const { page, context } = await open(browser, { script: NO_CLIPBOARD });
    await review(page, SAMPLE);
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await page.locator('[data-member="2"] .cell-path a').focus();
    await page.keyboard.press('y');
    await page.locator('.live', { hasText: 'Link copied.' }).waitFor();
    equal(await page.evaluate(() => window.copied), [`${browser.url}#/${await keyOf(page)}/members`], 'what was copied');
    equal(await page.evaluate(() => document.activeElement?.closest('[data-member]')?.dataset.member), '2', 'the row with the focus');
    await context.close();
  });

  await test('what is not copied is not told as copied', async () => {
    const { page, context } = await open(browser, { script: `${NO_CLIPBOARD} document.execCommand = () => false;` });
    await review(page, SAMPLE);
    await page.keyboard.press('y');
    await page.locator('.live', { hasText: 'Link not copied' }).waitFor();
    await context.close();
  });

  await test('? in the list of keys switches the single keys off and on, for good', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('?');
    await page.locator('.live', { hasText: 'Single keys are off.' }).waitFor();
    ok(!(await page.getByLabel('Single keys are on').isChecked()), 'the box is still ticked');
    equal(await page.locator('dialog [role=status]').innerText(), await page.locator('.live').innerText(), 'the line in the dialog');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    for (const key of ['2', 't', 'o']) await page.keyboard.press(key);
    await page.keyboard.press('?'); // comes after them
    await page.waitForSelector('dialog[open]');
    ok((await page.evaluate(() => location.hash)).endsWith('/overview'), 'a key acted though all are off');
    await page.reload();
    await page.waitForSelector('h1');
    await wait(page, () => localStorage.getItem('exhibit-keys') === 'off');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('?');
    await page.locator('.live', { hasText: 'Single keys are on.' }).waitFor();
    ok(await page.getByLabel('Single keys are on').isChecked(), 'the box is not ticked');
    await context.close();
  });

  await test('v marks a finding as viewed and goes to the next that is not, and the saved file keeps it', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('2');
    await page.waitForSelector('.findings .finding-row');
    const names = await page.locator('.finding-row').evaluateAll((all) => all.map((row) => row.dataset.finding));
    const at = (name) => wait(page, (wanted) => document.querySelector('.finding-row[aria-current]')?.dataset.finding === wanted, name);
    const viewed = () => page.locator('.finding-row', { has: page.locator('.mark-viewed') }).evaluateAll((all) => all.map((row) => row.dataset.finding));
    await page.keyboard.press('v');
    await at(names[0]);
    equal(await viewed(), [], 'viewed ones before one was looked at');
    await page.keyboard.press('v');
    await at(names[1]);
    await page.locator('.live', { hasText: `1 of ${names.length} findings viewed.` }).waitFor();
    await page.keyboard.press('d');
    await page.locator('.mark-word', { hasText: 'disputed' }).waitFor();
    await page.keyboard.press('v');
    await at(names[2]);
    await page.locator('.live', { hasText: `2 of ${names.length} findings viewed.` }).waitFor();
    equal(await viewed(), [names[0]], 'viewed ones; a word on it says more');
    equal(await page.locator('.finding-row .mark-viewed svg').count(), 1, 'icons');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await at(names[0]);
    await page.keyboard.press('v');
    await at(names[2]);
    equal(await viewed(), [names[0]], 'viewed ones after once more');
    equal(await axeFaults(page), [], 'axe');

    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await page.locator('[data-member="1"] .cell-path a').focus();
    await page.keyboard.press('v');
    await wait(page, () => document.activeElement?.closest('[data-member]')?.dataset.member === '2');
    await page.locator('[data-member="1"] .mark-viewed', { hasText: 'viewed' }).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.keyboard.press('v');
    await wait(page, () => document.activeElement?.closest('[data-member]')?.dataset.member === '2');
    await page.locator('.filter-count', { hasText: ', 2 viewed' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member');
    await page.keyboard.press('v');
    await page.waitForFunction(() => /members\/3$/.test(location.hash));
    equal(await axeFaults(page), [], 'axe on a member');

    await page.keyboard.press('7');
    await page.waitForSelector('.verdict-panel');
    ok(/1 of 9 findings marked and 1 more viewed.* 3 of 19 members viewed/.test(await page.locator('.decision .lead').innerText()), 'the decision does not know it');
    await page.getByLabel('Reason').fill('Seen.');
    await page.getByRole('button', { name: 'REJECT', exact: true }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save review.json' }).click();
    const saved = join(folder, 'keys', `viewed-${browser.kind}.json`);
    copyFileSync(await (await waiting).path(), saved);
    const { findings, members } = JSON.parse(readFileSync(saved));
    equal(findings.map(({ mark }) => mark), ['viewed', 'disputed'], 'findings that are saved');
    equal(members.map(({ mark }) => mark), ['viewed', 'viewed', 'viewed'], 'members that are saved');
    equal(faults, [], 'faults');
    await context.close();

    const again = await open(browser);
    await drop(again.page, [saved, SAMPLE]);
    await again.page.waitForSelector('.verdict-panel');
    await again.page.keyboard.press('4');
    await again.page.waitForSelector('.members-table');
    equal(await again.page.locator('.members-table .mark-viewed').count(), 3, 'members that are viewed again');
    await again.context.close();
  });

  await test('v in the list of changed files marks the file of the row and goes to the next row', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('5');
    await page.waitForSelector('.changes-table');
    const at = (row) => wait(page, (wanted) => document.activeElement?.closest('.changes-table [data-row]')?.dataset.row === wanted, row);
    await page.keyboard.press('j');
    await at('0');
    await page.keyboard.press('j');
    await at('1');
    await page.keyboard.press('v');
    await at('2');
    await page.locator('.changes-table [data-row="1"] .mark-viewed', { hasText: 'viewed' }).waitFor();
    equal(await page.locator('.mark-viewed').count(), 1, 'viewed files');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.keyboard.press('v');
    await at('2');
    await context.close();
  });

  await test('members as a tree: folders with what is worst in them, by the keys of a tree', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, SAMPLE);
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await showTree(page);
    const { members, findings } = JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', SAMPLE], { maxBuffer: 1 << 28 }).stdout);
    const shown = await page.locator('[data-member]').evaluateAll((all) => all.map((row) => Number(row.dataset.member)));
    equal(shown.toSorted((a, b) => a - b), members.map((_, i) => i), 'members');
    const docs = page.locator('[role=treeitem]', { hasText: /^docs\// });
    const inDocs = members.flatMap(({ path }, i) => (path.startsWith('docs/') ? [i] : []));
    const found = inDocs.filter((i) => findings.some(({ member }) => member === i));
    equal((await docs.innerText()).split(/\s+/).join(' '), `docs/ error in ${found.length} ${inDocs.length} members 4.4 KiB`, 'what a folder says');
    equal(await axeFaults(page), [], 'axe');

    const at = (name) => wait(page, (wanted) => document.activeElement?.matches('[role=treeitem]') && document.activeElement.querySelector('.tree-name').innerText.trim() === wanted, name);
    const press = async (key, name) => {
      await page.keyboard.press(key);
      await at(name);
    };
    const expanded = () => page.evaluate(() => document.activeElement.getAttribute('aria-expanded'));
    await press('j', '.patch_check/');
    await press('ArrowDown', 'PROGRESS.md');
    await press('ArrowDown', 'docs/');
    const rows = await page.locator('[role=treeitem]').count();
    await press('ArrowLeft', 'docs/');
    await wait(page, () => document.activeElement.getAttribute('aria-expanded') === 'false');
    equal(await page.locator('[role=treeitem]').count(), rows - inDocs.length - 1, 'rows when it is closed');
    await press('ArrowDown', 'project_state/');
    await press('ArrowUp', 'docs/');
    await page.keyboard.press('ArrowRight');
    await wait(page, () => document.activeElement.getAttribute('aria-expanded') === 'true');
    await press('ArrowRight', 'agent_runs/20260105_101500_ticket-07_add-retry-limit/');
    equal(await page.evaluate(() => document.activeElement.getAttribute('aria-level')), '2', 'its level');
    await press('ArrowRight', 'COMMANDS.md');
    await press('ArrowLeft', 'agent_runs/20260105_101500_ticket-07_add-retry-limit/');
    await page.keyboard.press('Enter');
    await wait(page, () => document.activeElement.getAttribute('aria-expanded') === 'false');
    equal(await expanded(), 'false', 'the folder after Enter');
    await press('ArrowUp', 'docs/');
    await press('v', 'COMMANDS.md'); // the first in it that is not viewed, which has to be opened for that
    await press('v', 'META.json');
    await page.locator('.tree-row', { hasText: 'COMMANDS.md' }).locator('.mark-viewed').waitFor();
    ok((await docs.innerText()).includes('1 viewed'), 'the folder does not know it');
    await press('End', 'SHA256SUMS');
    await press('Home', '.patch_check/');
    equal(await page.locator('[role=treeitem][tabindex="0"]').count(), 1, 'rows that Tab goes to');
    await page.keyboard.press('E');
    await wait(page, () => document.querySelectorAll('[role=treeitem][aria-level="2"]').length === 0);
    await press('End', 'SHA256SUMS');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member');
    await page.keyboard.press('Backspace');
    await page.waitForSelector('.member-tree');
    await at('SHA256SUMS');
    equal(await page.locator('[role=treeitem][aria-level="2"]').count(), 0, 'rows in closed folders, after coming back');
    await page.reload();
    await drop(page, [SAMPLE]);
    await page.waitForSelector('.members-table'); // that it was a tree is not kept
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('members as a tree: thousands open in pieces, and the filter opens what it finds', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, files['many.zip']);
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await showTree(page);
    equal(await page.locator('[role=treeitem]').count(), 40, 'folders, all of them closed');
    await page.keyboard.press('E');
    await wait(page, (all) => document.querySelectorAll('[role=treeitem]').length === all, MANY + 40);
    await page.keyboard.press('E');
    await wait(page, () => document.querySelectorAll('[role=treeitem]').length === 40);
    await page.keyboard.press('v');
    await page.waitForSelector('a[role=treeitem]:focus');
    await page.locator('#member-filter').fill('e-1999.');
    await wait(page, () => document.querySelectorAll('[data-member]').length === 1);
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('members as a tree: hostile names stay text, and it fits 320 pixels', async () => {
    const { page, context, faults } = await open(browser, { viewport: { width: 320, height: 700 } });
    await review(page, files['hostile.zip']);
    await page.keyboard.press('4');
    await page.waitForSelector('.members-table');
    await showTree(page);
    const text = await page.locator('.member-tree').innerText();
    ok(text.includes('invoice⟨U+202E⟩txt.exe') && text.includes('__proto__'), `it shows ${text}`);
    equal(await page.locator('[data-member]').count(), 11, 'members');
    ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
    equal(await axeFaults(page), [], 'axe');
    equal(await page.evaluate(() => window.pwned), undefined, 'a hostile name acted');
    equal(faults, [], 'faults');
    await context.close();
  });
}

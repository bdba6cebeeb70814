// The screen Changes: every line of the patch, and how it stands against the bundle.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitDiff, state } from '../tools/git.mjs';
import { literalPart, withBinary } from '../tools/git-binary.mjs';
import { entry, zip } from '../tools/zip.mjs';
import { png, writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, drop, equal, goTo, keyOf, ok, open, review, saidByGroundAlone, test } from './harness.mjs';
import { textOfPdf } from './paper.mjs';

const numbered = (count, change = {}) =>
  Array.from({ length: count }, (_, i) => `${change[i + 1] ?? `line ${i + 1}`}\n`).join('');

const OLD_PICTURE = png(3, 2, [200, 30, 30]);
const NEW_PICTURE = png(5, 4, [30, 30, 200]);

const BEFORE = {
  'a.py': numbered(60),
  'b.py': numbered(12),
  'blanks.txt': 'one two\nthree\nfour\n',
  'committed.txt': 'first\n',
  'crlf.txt': 'old\r\n',
  'gone.txt': 'gone\n',
  'long.txt': 'short\n',
  'not-there.txt': 'a\n',
  'package-lock.json': '{}\n',
  'picture.png': OLD_PICTURE,
  'renamed-from.txt': numbered(10),
  'run.sh': 'true\n',
};

const AFTER = {
  'a.py': numbered(60, { 5: 'line five', 40: 'path = "/Users/ann/x"' }),
  'b.py': numbered(12, { 3: 'line three' }),
  'blanks.txt': 'one   two\nthree\nFOUR\n',
  'committed.txt': 'second\n',
  'crlf.txt': 'new\r\n',
  'long.txt': numbered(900),
  'not-there.txt': 'b\n',
  'package-lock.json': '{"lock": 1}\n',
  'picture.png': NEW_PICTURE,
  'renamed-to.txt': numbered(10, { 2: 'line two' }),
  'run.sh': { bytes: 'true\n', mode: 0o100755 },
};

const NO_ID = `diff --git a/plain.txt b/plain.txt
--- a/plain.txt
+++ b/plain.txt
@@ -1 +1 @@
-plain
+PLAIN
`;
const BROKEN = `diff --git a/broken.txt b/broken.txt
index 1111111..2222222 100644
--- a/broken.txt
+++ b/broken.txt
@@ -1,9 +1,9 @@
 only one line
`;
const COMBINED = `diff --cc both.txt
index 1111111,2222222..3333333
--- a/both.txt
+++ b/both.txt
@@@ -1,2 -1,2 +1,2 @@@
- ours
 -theirs
++merged
  same
`;

/** One file for each state, section and kind of change that there is. */
function changesBundle() {
  const range = gitDiff(state(BEFORE), state(AFTER), { renames: { 'renamed-from.txt': 'renamed-to.txt' } }).toString();
  const parts = literalPart(NEW_PICTURE) + literalPart(OLD_PICTURE);
  const later = gitDiff(state({ 'committed.txt': 'second\n' }), state({ 'committed.txt': 'third\n' })).toString();
  const staged = gitDiff(state({ 'staged.txt': 'a\n' }), state({ 'staged.txt': 'b\n' })).toString();
  const patch = [
    `### git diff --patch ${'1'.repeat(40)}..${'2'.repeat(40)}\n`,
    withBinary(range, 'picture.png', OLD_PICTURE, NEW_PICTURE, parts),
    NO_ID,
    COMBINED,
    BROKEN,
    '### git diff --patch --cached (staged)\n',
    staged,
    '### git diff --patch (working tree)\n',
    later,
  ].join('');
  const held = { ...AFTER, 'committed.txt': 'third\n', 'crlf.txt': 'new\n', 'staged.txt': 'b\n', 'plain.txt': 'PLAIN\n' };
  held['b.py'] = numbered(12, { 3: 'line 3, but another' });
  delete held['not-there.txt'];
  const files = Object.entries(held).map(([path, file]) => entry(path, file.bytes ?? file));
  return zip([entry('DIFF.patch', patch), ...files]);
}

/** A patch of one file with as many changed lines, and of one that is renamed behind it. */
function bigBundle(lines) {
  const hunk = Array.from({ length: lines }, (_, i) => `+line number ${i + 1}\n`).join('');
  const patch =
    `diff --git a/big.txt b/big.txt\nnew file mode 100644\nindex 0000000..1111111\n--- /dev/null\n+++ b/big.txt\n@@ -0,0 +1,${lines} @@\n${hunk}` +
    gitDiff(state({ 'small.txt': 'a\n' }), state({ 'small.txt': 'b\n' })).toString();
  return zip([entry('DIFF.patch', patch)]);
}

const patchOf = (path) => JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 }).stdout).patch;

async function openChanges(browser, path, settings) {
  const opened = await open(browser, settings);
  await review(opened.page, path);
  const key = await keyOf(opened.page);
  await goTo(opened.page, `#/${key}/changes`);
  await opened.page.waitForSelector('.patch-file');
  return { ...opened, key, patch: patchOf(path) };
}

const panelOf = (page, path, nth = 0) =>
  page.locator('.patch-file', { has: page.getByRole('checkbox', { name: `Viewed ${path}`, exact: true }) }).nth(nth);

const rowsOf = (panel) =>
  panel.locator('.diff-row:not(.hunk)').evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join('|')),
  );

const isWhole = (panel) => panel.locator('.diff[aria-busy=false]').waitFor();
const isOpen = (panel) => panel.locator('.twisty').getAttribute('aria-expanded');

export async function testChanges(browser, folder) {
  const { 'changes.zip': path } = writeAll(join(folder, 'changes'), { 'changes.zip': changesBundle() });

  await test('each state and section of the patch has its name', async () => {
    const { page, context, patch, faults } = await openChanges(browser, path);
    const wanted = ['altered', 'differs', 'gone', 'malformed', 'matches', 'no-id', 'not-bundled', 'superseded'];
    equal([...new Set(patch.files.map(({ state: name }) => name))].sort(), wanted, 'the states of the bundle');
    for (const [i, file] of patch.files.entries()) {
      const badge = page.locator(`[data-row="${i}"] .patch-state`);
      equal(await badge.getAttribute('data-state'), file.state, file.path);
      equal((await badge.innerText()).trim(), file.state.replace('-', ' '), file.path);
      ok(((await badge.getAttribute('title')) ?? '').length > 20, `${file.state} is not explained`);
    }
    equal(await page.locator('.patch-section').evaluateAll((all) => all.map(({ dataset }) => dataset.kind)), ['range', 'staged', 'working-tree'], 'sections');
    const words = await page.locator('.patch-section').allInnerTexts();
    for (const [i, word] of ['Between two commits', 'Staged', 'Working tree'].entries()) ok(words[i].includes(word), words[i]);
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('lines of the patch have their numbers, signs and marked words', async () => {
    const { page, context } = await openChanges(browser, path);
    const panel = panelOf(page, 'a.py');
    await isWhole(panel);
    const rows = await rowsOf(panel);
    for (const row of ['4|4||line 4', '5||−|line 5', '|5|+|line five', '6|6||line 6']) ok(rows.includes(row), `no ${row}`);
    equal(await panel.locator('del').first().innerText(), '5', 'what went');
    equal(await panel.locator('ins').first().innerText(), 'five', 'what came');
    equal(await panel.locator('.hunk').allInnerTexts().then((all) => all.length), 2, 'hunks');
    const combined = await rowsOf(panelOf(page, 'both.txt'));
    equal(combined, ['||-|ours', '||-|theirs', '|1|++|merged', '|2||same'], 'the combined diff');
    await context.close();
  });

  await test('findings stand on the lines that they are about', async () => {
    const { page, context } = await openChanges(browser, path);
    const panel = panelOf(page, 'a.py');
    await isWhole(panel);
    const before = (rule) =>
      panel.locator('.diff-finding', { hasText: rule }).first().evaluate((found) => found.closest('.diff-notes').previousElementSibling.textContent);
    ok((await before('leak-local-path')).includes('/Users/ann/x'), 'the leak is not under its line');
    await panel.locator('.diff-finding').first().click();
    await page.waitForSelector('.finding-detail');
    const broken = panelOf(page, 'broken.txt');
    await page.goBack();
    await broken.locator('.diff-finding', { hasText: 'patch-malformed' }).first().waitFor();
    await context.close();
  });

  await test('the first line that the bundled file does not have is told and marked', async () => {
    const { page, context } = await openChanges(browser, path);
    const panel = panelOf(page, 'b.py');
    await isWhole(panel);
    equal(await panel.locator('.differs .diff-text').allInnerTexts(), ['line three'], 'lines that differ');
    ok((await panel.locator('.diff-found').innerText()).includes('line 3, but another'), 'what the file has');
    ok((await panel.locator('.patch-held').innerText()).includes('another line 3'), 'the summary');
    await panel.getByRole('link', { name: 'there in the file' }).click();
    await page.waitForSelector('.line.marked');
    equal(await page.locator('.line.marked .line-text').innerText(), 'line 3, but another', 'the line of the file');
    await page.goBack();
    const held = panelOf(page, 'a.py');
    ok((await held.locator('.patch-held').innerText()).includes('Every line'), 'a.py is not held');
    await context.close();
  });

  await test('lines between the hunks come from the file that the patch leads to, and from no other', async () => {
    const { page, context } = await openChanges(browser, path);
    const panel = panelOf(page, 'a.py');
    await isWhole(panel);
    const rows = () => rowsOf(panel);
    const count = (await rows()).length;
    await panel.getByRole('button', { name: 'Show 20 lines above' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('#file-0 .diff-row:not(.hunk)').length === n, count + 20);
    ok((await rows()).includes('36|36||line 36') && !(await rows()).includes('10|10||line 10'), 'not the lines above');
    await panel.getByRole('button', { name: 'all', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('#file-0').textContent.includes('line 60'));
    equal(await panelOf(page, 'b.py').getByRole('button', { name: /lines? above|below/ }).count(), 0, 'lines of another file');
    await context.close();
  });

  await test('long and generated files are folded, one and all can be opened', async () => {
    const { page, context, patch } = await openChanges(browser, path);
    await page.locator('.patch-file-facts', { hasText: 'generated' }).waitFor();
    equal(await isOpen(panelOf(page, 'long.txt')), 'false', 'long.txt');
    equal(await isOpen(panelOf(page, 'package-lock.json')), 'false', 'the lock file');
    equal(await isOpen(panelOf(page, 'a.py')), 'true', 'a.py');
    await panelOf(page, 'long.txt').locator('.twisty').click();
    await isWhole(panelOf(page, 'long.txt'));
    ok((await panelOf(page, 'long.txt').locator('.diff').textContent()).includes('+ line 900'), 'its last line');
    await panelOf(page, 'long.txt').locator('.plain').last().scrollIntoViewIfNeeded();
    await page.getByText('900', { exact: true }).first().waitFor();
    equal((await rowsOf(panelOf(page, 'long.txt'))).at(-1), '|900|+|line 900', 'its last line in sight');
    await page.keyboard.press('Shift+E');
    equal(await page.locator('.twisty[aria-expanded=true]').count(), patch.files.length, 'open files');
    await page.keyboard.press('Shift+E');
    equal(await page.locator('.twisty[aria-expanded=true]').count(), 0, 'open files');
    await context.close();
  });

  await test('split view is for wide windows, and has both sides in a row', async () => {
    const { page, context } = await openChanges(browser, path);
    await page.keyboard.press('u');
    const panel = panelOf(page, 'a.py');
    await panel.locator('.diff.is-split').waitFor();
    await isWhole(panel);
    const sides = await panel.locator('.diff-row.split').evaluateAll((rows) => rows.map((row) => [...row.children].map((side) => side.textContent.trim())));
    ok(sides.some(([left, right]) => left === '5−line 5' && right === '5+line five'), JSON.stringify(sides.slice(0, 8)));
    ok(sides.some(([left, right]) => left === '6 line 6' && right === '6 line 6'), 'context on both sides');
    await page.setViewportSize({ width: 1000, height: 800 });
    await panel.locator('.diff:not(.is-split)').waitFor();
    equal(await page.getByRole('button', { name: 'split', exact: true }).count(), 0, 'the choice');
    await context.close();
  });

  await test('changes of blanks alone can be left out', async () => {
    const { page, context } = await openChanges(browser, path);
    const panel = panelOf(page, 'blanks.txt');
    await isWhole(panel);
    equal(await panel.locator('.diff .gone').count(), 2, 'lines that went');
    await page.keyboard.press('w');
    await page.waitForFunction(() => document.querySelectorAll('#file-2 .diff .gone').length === 1);
    equal(await rowsOf(panel), ['1|1||one   two', '2|2||three', '3||−|four', '|3|+|FOUR'], 'lines');
    await context.close();
  });

  await test('viewed files are counted, folded and led on from', async () => {
    const { page, context, patch, key } = await openChanges(browser, path);
    await panelOf(page, 'a.py').getByRole('checkbox').press('Space');
    const told = () => page.locator('.viewed-progress').innerText();
    equal((await told()).trim(), `1 of ${patch.files.length} viewed`, 'progress');
    equal(await isOpen(panelOf(page, 'a.py')), 'false', 'a.py');
    await page.keyboard.press('J');
    await page.keyboard.press('v');
    await page.waitForFunction(() => document.activeElement?.closest('.patch-file')?.id === 'file-2');
    ok((await told()).startsWith('2 of'), 'progress');
    await goTo(page, `#/${key}/overview`);
    await goTo(page, `#/${key}/changes`);
    ok((await told()).startsWith('2 of'), 'it is forgotten');
    await goTo(page, `#/${key}/decision`);
    ok((await page.locator('.decision .lead').innerText()).includes(`2 of ${patch.files.length} changed files viewed`), 'the decision does not know it');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save review.json' }).click();
    const saved = join(folder, 'changes', 'viewed.json');
    copyFileSync(await (await waiting).path(), saved);
    const { files } = JSON.parse(readFileSync(saved));
    equal(files.map(({ path: name, mark }) => [name, mark]), [['a.py', 'viewed'], [patch.files[1].path, 'viewed']], 'what is saved');
    await context.close();
    const again = await open(browser);
    await drop(again.page, [saved, path]);
    await again.page.waitForSelector('.verdict-panel');
    await goTo(again.page, `#/${key}/changes`);
    await panelOf(again.page, 'a.py').locator('input:checked').waitFor();
    ok((await again.page.locator('.viewed-progress').innerText()).startsWith('2 of'), 'what was saved is not restored');
    equal(await isOpen(panelOf(again.page, 'a.py')), 'false', 'a viewed file is folded');
    await again.context.close();
  });

  await test('keys go from change to change and from file to file', async () => {
    const { page, context, key } = await openChanges(browser, path);
    await isWhole(panelOf(page, 'b.py'));
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
    await page.keyboard.press('n');
    equal(await focused(), '5−line 5', 'the first change');
    await page.keyboard.press('n');
    equal(await focused(), '40−line 40', 'the second change');
    await page.keyboard.press('p');
    equal(await focused(), '5−line 5', 'the first change');
    await panelOf(page, 'long.txt').locator('.twisty').click();
    await isWhole(panelOf(page, 'long.txt'));
    await page.keyboard.press('n');
    equal(await focused(), '1−short', 'the first change of a long file');
    await goTo(page, `#/${key}/changes/0`);
    await page.keyboard.press('J');
    await page.keyboard.press('J');
    ok((await focused()).includes('.txt') || (await focused()).includes('.py'), 'a file');
    await page.keyboard.press('K');
    const name = await focused();
    await page.keyboard.press('e');
    equal(await page.evaluate(() => document.activeElement.getAttribute('aria-expanded')), 'false', `${name} is open`);
    await page.keyboard.press('e');
    equal(await page.evaluate(() => document.activeElement.getAttribute('aria-expanded')), 'true', `${name} is folded`);
    await context.close();
  });

  await test('a link leads to a line of a folded file', async () => {
    const { page, context, key, patch } = await openChanges(browser, path);
    const index = patch.files.findIndex(({ path: name }) => name === 'long.txt');
    await page.evaluate(
      ([hash, id]) => {
        window.isInSight = () => {
          const row = document.getElementById(id);
          const { top = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
          return row?.matches('.marked') && top > 50 && bottom < innerHeight;
        };
        // What comes in above it later, where the browser does not make up for it.
        document.documentElement.style.overflowAnchor = 'none';
        const grow = () => {
          if (!window.isInSight()) return requestAnimationFrame(grow);
          const block = document.createElement('div');
          block.style.height = '5000px';
          document.getElementById('main').prepend(block);
          window.hasGrown = true;
        };
        location.hash = hash;
        grow();
      },
      [`#/${key}/changes/${index}/R700`, `f${index}-R700`],
    );
    await page.waitForFunction(() => window.hasGrown && window.isInSight());
    await page.locator(`#file-${index} [data-line=R703]`).click();
    equal(await page.evaluate(() => location.hash), `#/${key}/changes/${index}/R703`, 'the link to a number');
    await context.close();
  });

  await test('images stand before and after, each from what the bundle holds', async () => {
    const { page, context, faults } = await openChanges(browser, path);
    const panel = panelOf(page, 'picture.png');
    await panel.locator('img').nth(1).waitFor();
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    const sizes = await panel.locator('img').evaluateAll((all) => all.map(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight]));
    equal(sizes, [[3, 2], [5, 4]], 'the images');
    equal(await panel.locator('h3').allInnerTexts(), ['Before rebuilt from the patch', 'After from the bundle'], 'where they are from');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('a patch of 100,000 lines does not hold up the page', async () => {
    const { 'big.zip': big } = writeAll(join(folder, 'changes'), { 'big.zip': bigBundle(100_000) });
    const { page, context, key } = await openChanges(browser, big);
    await page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      const look = () => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
        setTimeout(look, 0);
      };
      look();
    });
    await page.locator('.twisty').first().click();
    await page.waitForSelector('#file-0 .diff[aria-busy=false]', { timeout: 120_000 });
    console.log(`# the longest gap was ${Math.round(await page.evaluate(() => window.longest))} ms`);
    ok((await page.evaluate(() => document.querySelectorAll('.diff *').length)) < 10_000, 'rows far from sight');
    ok(await page.evaluate(() => window.find('line number 99999')), 'find-in-page does not reach the end');
    await goTo(page, `#/${key}/changes/0/R99998`);
    await page.waitForFunction(() => {
      const { top = 0, bottom = 0 } = document.querySelector('.diff .marked')?.getBoundingClientRect() ?? {};
      return top > 50 && bottom < innerHeight;
    });
    equal(await page.locator('.diff .marked .diff-text').innerText(), 'line number 99998', 'the line of the link');
    await context.close();
  });

  await test('forced colours keep what the changes say by a ground', async () => {
    const { page, context } = await openChanges(browser, path, { forcedColors: 'active' });
    await isWhole(panelOf(page, 'a.py'));
    await page.keyboard.press('w');
    await page.locator('.chip[aria-pressed=true]').first().waitFor();
    await page.locator('#file-0 [data-line=R5]').click();
    await page.waitForSelector('.diff .marked');
    equal(await saidByGroundAlone(page, ['.chip[aria-pressed=true]', '.tabs [aria-current]', '.diff .marked', '.diff ins', '.squares .come']), [], 'by a ground alone');
    const signs = (await rowsOf(panelOf(page, 'a.py'))).map((row) => row.split('|')[2]);
    ok(signs.includes('+') && signs.includes('−'), 'signs of the lines');
    await context.close();
  });

  if (browser.kind === 'chromium') {
    // What Firefox prints is made of another kind of PDF, which these tests do not read.
    await test('the changes on paper have every line of the open files, with signs, findings and states', async () => {
      const { page, context, patch } = await openChanges(browser, path);
      await panelOf(page, 'long.txt').locator('.twisty').click();
      await isWhole(panelOf(page, 'long.txt'));
      await isWhole(panelOf(page, 'a.py'));
      const printed = textOfPdf(await page.pdf());
      const solid = (text) => text.replaceAll(/\s/g, '');
      for (const { path: name } of patch.files) ok(printed.includes(solid(name)), `${name} is not there`);
      for (const text of ['+line five', '−line 5', '+ line 900', '@@ -', 'leak-local-path', 'line 3, but another', 'Every line']) {
        ok(printed.includes(solid(text)), `not there: ${text}`);
      }
      for (const text of ['expand all', 'ignore whitespace', 'Network: locked']) ok(!printed.includes(solid(text)), `on paper: ${text}`);
      await context.close();
    });
  }

  for (const colorScheme of ['light', 'dark']) {
    await test(`axe finds nothing in the changes, ${colorScheme}`, async () => {
      const { page, context } = await openChanges(browser, path, { colorScheme });
      await isWhole(panelOf(page, 'a.py'));
      const faults = await axeFaults(page);
      await page.keyboard.press('u');
      await page.locator('.is-split').first().waitFor();
      await isWhole(panelOf(page, 'a.py'));
      equal([...faults, ...(await axeFaults(page))], [], 'faults');
      await context.close();
    });
  }

  await test('the changes do not scroll sideways at 320 pixels', async () => {
    const { page, context } = await openChanges(browser, path, { viewport: { width: 320, height: 700 } });
    await isWhole(panelOf(page, 'a.py'));
    ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, 'they are wider');
    await context.close();
  });
}

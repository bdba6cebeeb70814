// What differs between two bundles, line by line: the lines themselves, held against the bytes, and what is too much for it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gitDiff, state } from '../tools/git.mjs';
import { entry, zip } from '../tools/zip.mjs';
import { png, writeAll } from './bundles.mjs';
import { axeFaults, drop, equal, goTo, ok, open, ROOT, test, web } from './harness.mjs';

const numbered = (count, change = {}) => Array.from({ length: count }, (_, i) => `${change[i + 1] ?? `line ${i + 1}`}\n`).join('');
const EVIL = 'pay\u202eecal 5\u200b\u0007';

const PATCHES = [{ 5: 'line five' }, { 5: 'line five', 40: 'line forty' }].map((change) =>
  gitDiff(state({ 'a.py': numbered(60), 'b.py': 'b\n' }), state({ 'a.py': numbered(60, change), 'b.py': 'B\n' })).toString(),
);
const SIDES = {
  'code.py': [numbered(60), numbered(60, { 5: 'line five', 40: 'path = "/Users/ann/x"' }).replace(/\n$/, '')],
  'crlf.txt': ['one\ntwo\n', 'one\r\ntwo\r\n'],
  'data.bin': [Buffer.from([0, 1, 2, 3]), Buffer.from([0, 1, 2, 4, 5])],
  'DIFF.patch': PATCHES,
  'empty.txt': ['', 'something\n'],
  'evil.txt': ['pay 5\n', `${EVIL}\n`],
  'one-line.json': [`[${'1, '.repeat(50_000)}7]`, `[${'1, '.repeat(50_000)}8]`],
  'picture.png': [png(3, 2, [200, 30, 30]), png(5, 4, [30, 30, 200])],
  'same.txt': ['same\n', 'same\n'],
};

const bundleOf = (side) => zip(Object.entries(SIDES).map(([path, both]) => entry(path, both[side])));

/** Both bundles open; gives the link of a pair. */
async function openBoth(browser, paths, settings) {
  const opened = await open(browser, settings);
  const { page } = opened;
  for (const [i, path] of paths.entries()) {
    await drop(page, [path]);
    await page.locator(i === 0 ? '.hero' : '.card').nth(i).waitFor({ timeout: 60_000 });
  }
  const [before, after] = await page.locator('.card h2 a').evaluateAll((all) => all.map((link) => link.getAttribute('href').split('/')[1]));
  const to = (what, pair, line = '') => `#/${after}/compare/${before}/${what}/${pair}${line && `/${line}`}`;
  return { ...opened, before, after, to };
}

const rowsOf = (page) =>
  page.locator('.diff-row:not(.hunk)').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join('|')));

const isWhole = (page) => page.locator('.diff[aria-busy=false]').waitFor({ timeout: 60_000 });
const order = Object.keys(SIDES);
const pairOf = (path) => `${order.indexOf(path)}-${order.indexOf(path)}`;

/** The engine as a module of its own, held against what a difference is. */
export async function testDifferenceEngine(folder) {
  const out = join(folder, 'diff.mjs');
  const { build } = web('esbuild');
  await build({ entryPoints: [join(ROOT, 'web/src/diff.ts')], bundle: true, format: 'esm', outfile: out, logLevel: 'error' });
  const { Difference } = await import(out);
  const differenceOf = (...texts) => new Difference(texts.map((text) => Buffer.from(text)), [1, 1]);

  await test('difference: hunks lead from one text to the other, and by as few lines as there can be', () => {
    const random = randomFrom(7);
    let changed = 0;
    for (let round = 0; round < 400; round++) {
      const [before, after] = [randomText(random), randomText(random)];
      const made = differenceOf(before, after);
      const { removed, added } = made.summary();
      const rows = [];
      for (let isEnd = false; !isEnd; ) {
        const next = made.next(1 + (round % 5));
        rows.push(...next.rows);
        isEnd = next.isEnd;
      }
      equal(patched(before, rows), after, `round ${round}: the text after the hunks`);
      equal(removed + added, fewestEdits(linesOf(before), linesOf(after)), `round ${round}: edits`);
      equal([removed, added], ['-', '+'].map((sign) => rows.filter(([origin]) => origin === sign).length), `round ${round}: the counts`);
      changed += removed + added > 0 ? 1 : 0;
    }
    ok(changed > 300, 'hardly a round differs');
  });

  await test('difference: work is bounded by edits, which lines of one text alone are not', () => {
    const many = (count, name) => Array.from({ length: count }, (_, i) => `${name} ${i}\n`);
    const [lines, others] = [many(100_000, 'line'), many(100_000, 'other')];
    equal(differenceOf(lines.join(''), others.join('')).summary(), { isKnown: true, removed: 100_000, added: 100_000, lines: [100_000, 100_000], editsMax: 2000 }, 'nothing in common');
    equal(differenceOf(lines.join(''), [...lines].reverse().join('')).summary().isKnown, false, 'all in another order');
    const moved = (count) => [...lines.slice(count), ...lines.slice(0, count)].join('');
    equal([1000, 1001].map((count) => differenceOf(lines.join(''), moved(count)).summary().isKnown), [true, false], 'the bound');
  });
}

/** Lines with their newlines. */
const linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** What the hunks make of a text; throws where they do not fit it. */
function patched(before, rows) {
  const old = linesOf(before);
  const made = [];
  let at = 0;
  let number = 0;
  for (const [origin, oldLine, newLine, , text, flags] of rows) {
    if (origin === '@') while (at < oldLine - 1) made.push(old[at++]);
    else {
      const line = flags & 2 ? text : `${text}\n`;
      if (origin !== '+') {
        if (old[at] !== line || oldLine !== at + 1) throw new Error(`line ${oldLine} is ${JSON.stringify(line)}, not ${JSON.stringify(old[at])}`);
        at += 1;
      }
      if (origin !== '-') made.push(line);
      number = origin === '-' ? number : newLine;
      if (origin !== '-' && number !== made.length) throw new Error(`new line ${newLine} is the ${made.length}th`);
    }
  }
  return [...made, ...old.slice(at)].join('');
}

function fewestEdits(a, b) {
  let common = new Array(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) next.push(line === b[j] ? common[j] + 1 : Math.max(common[j + 1], next[j]));
    common = next;
  }
  return a.length + b.length - 2 * common[b.length];
}

/** Mulberry32: the same numbers in every run. */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

function randomText(random) {
  const lines = Array.from({ length: random(40) }, () => 'abcdefgh'[random(8)].repeat(1 + random(2)));
  return lines.join('\n') + (random(3) > 0 && lines.length > 0 ? '\n' : '');
}

export async function testDifference(browser, folder) {
  const { 'before.zip': former, 'after.zip': later } = writeAll(join(folder, 'difference'), { 'before.zip': bundleOf(0), 'after.zip': bundleOf(1) });
  const both = [former, later];

  await test('difference: a changed member leads to its lines, with numbers, signs, marks and findings', async () => {
    const { page, context, faults, to } = await openBoth(browser, both);
    await goTo(page, to('members', '').replace(/\/$/, ''));
    await page.locator('.compare-table a', { hasText: 'code.py' }).click();
    await isWhole(page);
    ok((await page.evaluate(() => location.hash)).endsWith(`/members/${pairOf('code.py')}`), 'the pair has no link of its own');
    const rows = await rowsOf(page);
    for (const row of ['4|4||line 4', '5||−|line 5', '|5|+|line five', '40||−|line 40', '|40|+|path = "/Users/ann/x"', '60||−|line 60', '|60|+|line 60 no newline at the end'])
      ok(rows.includes(row), `no ${row} in ${rows.join(' ; ')}`);
    equal(await page.locator('.hunk').allInnerTexts().then((all) => all.map((text) => text.trim())), ['@@ -2,7 +2,7 @@', '@@ -37,7 +37,7 @@', '@@ -57,4 +57,4 @@'], 'hunks');
    equal([await page.locator('del').first().innerText(), await page.locator('ins').first().innerText()], ['5', 'five'], 'marked words');
    equal((await page.locator('.patch-counts').innerText()).replace(/\s+/g, ' ').trim(), '+3 −3', 'the counts');
    const noted = await page.locator('.diff-finding', { hasText: 'leak-local-path' }).first().evaluate((found) => found.closest('.diff-notes').previousElementSibling.textContent);
    ok(noted.includes('/Users/ann/x'), 'the finding does not stand under its line');
    const digests = await page.locator('.compared-file .digits').allInnerTexts();
    equal(digests.map((text) => text.replace(/\s/g, '').length), [64, 64], 'both digests');
    equal(await axeFaults(page), [], 'axe');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('difference: lines between are shown when asked for, up to both ends', async () => {
    const { page, context, to } = await openBoth(browser, both);
    await goTo(page, to('members', pairOf('code.py')));
    await isWhole(page);
    const all = async () => page.getByRole('button', { name: /^(Show|all)/ }).evaluateAll((buttons) => buttons.length && buttons.at(-1).click());
    for (let last = -1, now = 0; last !== now; ) {
      last = now;
      await all();
      await page.waitForFunction((then) => document.querySelectorAll('.diff-row').length > then || !document.querySelector('.diff-more button'), last);
      now = await page.locator('.diff-row').count();
    }
    const rows = (await rowsOf(page)).map((row) => row.split('|'));
    const text = (side) => rows.filter((row) => row[side] !== '').map((row) => row[3].replace(' no newline at the end', ''));
    equal(text(0).join('\n'), SIDES['code.py'][0].trimEnd(), 'the one before');
    equal(text(1).join('\n'), SIDES['code.py'][1], 'the one after');
    equal(text(0).length, 60, 'lines');
    await context.close();
  });

  await test('difference: n, p, u, w, e and x do what they do elsewhere, and a number is a link', async () => {
    const { page, context, to, before } = await openBoth(browser, both);
    await goTo(page, to('members', pairOf('code.py')));
    await isWhole(page);
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press('n');
    ok((await focused()).includes('line 5'), await focused());
    await page.keyboard.press('n');
    ok((await focused()).includes('line 40'), await focused());
    await page.keyboard.press('p');
    ok((await focused()).includes('line 5'), await focused());
    await page.keyboard.press('u');
    await page.locator('.diff-row.split').first().waitFor();
    await page.keyboard.press('u');
    await page.keyboard.press('e');
    equal(await page.locator('.diff').count(), 0, 'it is not folded');
    await page.keyboard.press('e');
    await isWhole(page);
    await page.locator('[data-line=R40]').evaluate((number) => number.click());
    await page.waitForFunction(() => location.hash.endsWith('/R40'));
    equal(await page.locator('.marked').getAttribute('id'), 'f0-R40', 'the marked line');
    await page.keyboard.press('x');
    await page.waitForFunction((key) => location.hash.startsWith(`#/${key}/compare/`), before);
    await page.locator('.diff .gone', { hasText: 'line five' }).first().waitFor(); // the old lines stand for a frame more
    await isWhole(page);
    ok((await rowsOf(page)).includes('5||−|line five'), 'the other way round is no mirror');
    await goTo(page, to('members', pairOf('crlf.txt')));
    await isWhole(page);
    equal((await rowsOf(page)).length, 4, 'lines with another end');
    await page.keyboard.press('w');
    await page.waitForFunction(() => document.querySelectorAll('.diff-row.come').length === 0);
    await context.close();
  });

  await test('difference: what is not seen is named, and what is no text says so', async () => {
    const { page, context, faults, to } = await openBoth(browser, both);
    await goTo(page, to('members', pairOf('evil.txt')));
    await isWhole(page);
    const text = await page.locator('.diff').innerText();
    for (const mark of ['⟨U+202E⟩', '⟨U+200B⟩', '⟨U+0007⟩']) ok(text.includes(mark), `${mark} is missing`);
    ok(!/[\u202e\u200b\u0007]/.test(text), 'a mark itself is on the page');
    await goTo(page, to('members', pairOf('empty.txt')));
    await isWhole(page);
    equal(await rowsOf(page), ['|1|+|something'], 'what came to nothing');
    await goTo(page, to('members', pairOf('data.bin')));
    await page.getByText('no text, so there are no lines').waitFor();
    const said = await page.locator('.compared-file').innerText();
    for (const size of ['4 bytes', '5 bytes']) ok(said.includes(size), `no ${size}: ${said}`);
    equal(await page.locator('.compared-file .digits').count(), 2, 'both digests');
    await goTo(page, to('members', pairOf('picture.png')));
    await page.waitForFunction(() => [...document.querySelectorAll('.picture img')].filter((image) => image.complete && image.naturalWidth > 0).length === 2);
    equal(await page.locator('.picture img').evaluateAll((all) => all.map((image) => image.naturalWidth)), [3, 5], 'the pictures');
    equal(await axeFaults(page), [], 'axe');
    await goTo(page, to('members', pairOf('same.txt')));
    await page.getByText('the same, byte for byte').waitFor();
    await goTo(page, to('members', '999-0'));
    await page.getByText('no such pair').waitFor();
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('difference: a file of the two patches, in lines of the patches', async () => {
    const { page, context, to } = await openBoth(browser, both);
    await goTo(page, to('changes', '').replace(/\/$/, ''));
    await page.locator('.compare-table a', { hasText: 'a.py' }).first().click();
    await isWhole(page);
    const rows = await rowsOf(page);
    const at = PATCHES[1].split('\n').indexOf('+line forty') + 1;
    ok(rows.includes(`|${at}|+|+line forty`), `no line ${at} of the patch in ${rows.join(' ; ')}`);
    ok(!rows.some((row) => row.includes('b.py')), 'another file of the patch is among them');
    await page.goBack();
    await page.locator('.compare-table').waitFor();
    await context.close();
  });

  await test('difference: a long line is shown from where it differs, and more of it when asked', async () => {
    const { page, context, to } = await openBoth(browser, both);
    await goTo(page, to('members', pairOf('one-line.json')));
    await isWhole(page);
    const [gone, come] = await page.locator('.diff-row:not(.hunk) .diff-text').allInnerTexts();
    ok(/^149,9\d\d bytes before … .*7\] no newline/.test(gone) && / 8\]/.test(come), `${gone} ${come}`);
    equal([await page.locator('del').innerText(), await page.locator('ins').innerText()], ['7', '8'], 'marked words');
    await context.close();
  });

  const hostile = {
    'a line of 50 MB': () => ['x', 'y'].map((end) => Buffer.concat([Buffer.alloc(50_000_000, 'x'), Buffer.from(end)])),
    'a million lines, none of them in both': () => ['a', 'b'].map((name) => Array.from({ length: 1_000_000 }, (_, i) => `${name}${i}\n`).join('')),
    'a million lines in another order': () => {
      const lines = Array.from({ length: 1_000_000 }, (_, i) => `${i}\n`);
      return [lines.join(''), lines.reverse().join('')];
    },
    'a text beyond what is compared': () => [1, 2].map((more) => Buffer.alloc((64 << 20) + more, 'line\n')),
  };
  const said = {
    'a line of 50 MB': /49,999,960 bytes before/,
    'a million lines, none of them in both': /\+1,000,000 −1,000,000/,
    'a million lines in another order': /of the lines that both have, more than 2,000 stand elsewhere/,
    'a text beyond what is compared': /Texts above 64 MiB are not compared/,
  };
  for (const [name, make] of Object.entries(hostile)) {
    await test(`difference: ${name} is shown by pieces, and the page goes on answering`, async () => {
      const own = join(folder, 'hostile-difference');
      const [one, other] = make();
      const paths = Object.values(writeAll(own, { 'one.zip': zip([entry('text.txt', one)]), 'other.zip': zip([entry('text.txt', other)]) }));
      const { page, context, faults, to } = await openBoth(browser, paths);
      await page.evaluate(() => {
        window.turns = 0;
        const turn = () => setTimeout(turn, 5, (window.turns += document.querySelector('.compared-file > .empty') ? 1 : 0));
        turn();
      });
      await goTo(page, to('members', '0-0'));
      const isTooLarge = /beyond/.test(name);
      await page.locator('.patch-file, .compare-note').waitFor({ timeout: 120_000 });
      ok(isTooLarge || (await page.evaluate(() => window.turns)) > 0, 'the page did nothing while it was worked out');
      if ((await page.locator('.twisty[aria-expanded=false]').count()) > 0) await page.keyboard.press('e');
      await page.locator('.diff[aria-busy=false], .compared-sources .more').first().waitFor({ timeout: 60_000 });
      const text = (await page.locator('.compared-file').innerText()).replace(/\s+/g, ' ');
      ok(said[name].test(text), text.slice(0, 400));
      const shown = await page.evaluate(() => [document.querySelectorAll('.compared-file *').length, document.querySelector('.compared-file').textContent.length]);
      ok(/order|beyond/.test(name) || shown[0] < 30_000, `elements at once: ${shown[0]}`);
      ok(shown[1] < 6 << 20, `characters at once: ${shown[1]}`);
      const more = page.getByRole('button', { name: /^Show the next/ }).first();
      if (await more.count()) {
        await more.evaluate((button) => button.click());
        await page.waitForFunction((before) => document.querySelector('.compared-file').textContent.length > before, shown[1]);
      }
      equal(faults, [], 'faults');
      rmSync(own, { recursive: true });
      await context.close();
    });
  }

  for (const colorScheme of ['light', 'dark']) {
    await test(`difference: fits 320 pixels, and axe has nothing against it, ${colorScheme}`, async () => {
      const { page, context, to } = await openBoth(browser, both, { colorScheme, viewport: { width: 320, height: 700 } });
      for (const path of ['code.py', 'one-line.json', 'picture.png', 'data.bin']) {
        await goTo(page, to('members', pairOf(path)));
        await page.locator('.diff[aria-busy=false], .patch-pictures').waitFor();
        ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} scrolls sideways`);
        equal(await axeFaults(page), [], `axe on ${path}`);
      }
      await context.close();
    });
  }
}

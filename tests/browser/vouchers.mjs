// What vouches for each member: the share and the rest, digit against digit, the way from a commit, the patch's files.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, equal, goTo, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const EVIL = '<img src=x onerror="window.pwned=1">\u202eevil';

function reportOf(path) {
  return JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 }).stdout);
}

const texts = (page, selector) => page.locator(selector).allInnerTexts();
const wordsIn = (page, selector) => page.locator(selector).allTextContents();

/** The positions that are marked in a row of digits, from 1. */
async function marked(row) {
  return row.locator('.digits').evaluate((code) => {
    const found = [];
    let at = 0;
    const walk = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      for (const _ of node.data) {
        at++;
        if (node.parentElement.tagName === 'MARK') found.push(at);
      }
    }
    return found;
  });
}

async function isCompared(page, { expected, found, algorithm }, comparison) {
  const rows = comparison.locator('.digit-row');
  equal(await rows.locator('.digit-name').allInnerTexts(), [`${algorithm} expected`, `${algorithm} found`], 'the names');
  equal(await rows.locator('.digits').allInnerTexts(), [expected, found], 'the digits');
  const differing = [...expected].flatMap((digit, i) => (digit === found[i] ? [] : [i + 1]));
  for (const row of await rows.all()) equal(await marked(row), differing, 'the marked digits');
  const mark = rows.locator('mark').first();
  equal(await mark.evaluate((element) => getComputedStyle(element).textDecorationLine), 'underline', 'marks without colour');
  const note = await comparison.locator('.digit-note').textContent();
  ok(note.startsWith(`${differing.length} of ${expected.length} digits differ`), note);
  const told = [...note.matchAll(/(\d+)(?: to (\d+))?(?=,| and|;|\.)/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: last - first + 1 }, (_, i) => Number(first) + i),
  );
  equal(told, differing, 'the digits in words');
}

export async function testVouchers(browser, folder) {
  await test('the share of vouched bytes, its kinds and the rest are the report’s', async () => {
    const { page, context, faults } = await open(browser);
    await review(page, SAMPLE);
    const { vouched, members } = reportOf(SAMPLE);
    const percent = Math.floor((100 * vouched.bytes) / vouched.of_bytes);
    const tallies = (await wordsIn(page, '.tallies li')).map((text) => text.trim());
    ok(tallies.includes(`${percent} % of bytes vouched for`), `the overview says ${tallies}`);
    await goTo(page, `#/${await keyOf(page)}/members`);
    ok((await page.locator('#vouched-title').innerText()).startsWith(`Vouched for: ${percent} % of bytes`), 'the share');
    const rows = (selector) => page.locator(selector).evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
    const sums = await rows('.sums tbody tr');
    const number = (value) => value.toLocaleString('en-US');
    equal(
      sums,
      [
        ...vouched.by.map(({ kind, holding, vouchers, members: n, bytes }) => [kind, `${holding} of ${vouchers}`, `${n}`, number(bytes)]),
        ...vouched.strength.map(({ algorithm, bits, members: n, bytes }) => [algorithm, `${bits}`, `${n}`, number(bytes)]),
      ],
      'the sums',
    );
    await page.locator('.rest summary').click();
    const rest = await texts(page, '.rest-table [role=rowgroup] .table-row:not(.table-head) .path');
    equal([...rest].sort(), vouched.unvouched.map((index) => members[index].path).sort(), 'the rest');
    equal(rest.slice(0, vouched.contradicted.length), vouched.contradicted.map((index) => members[index].path), 'the first of the rest');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('the members’ states can be chosen, and the choice is said', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const { vouched, members } = reportOf(SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/members`);
    const counts = { 'vouched for': vouched.members, contradicted: vouched.contradicted.length, 'no voucher': vouched.unvouched.length - vouched.contradicted.length };
    for (const [state, count] of Object.entries(counts)) {
      const chip = page.locator('.filter-bar .chip', { hasText: state });
      await chip.click();
      equal(await page.locator('.members-table [data-member]').count(), count, state);
      equal(await page.locator('.filter-count').innerText(), `${count} of ${members.length}, filter on`, 'the count');
      await chip.click();
    }
    equal(await page.locator('.members-table [data-member]').count(), members.length, 'all');
    await context.close();
  });

  await test('every member shows its whole digest, and contradicted ones digit against digit', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const { vouched, members } = reportOf(SAMPLE);
    ok(vouched.contradicted.length > 1, 'the sample has too few contradictions');
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members`);
    for (const [index, { sha256, vouchers }] of members.entries()) {
      const cell = page.locator(`[data-member="${index}"] .cell-digests`);
      ok((await cell.locator('.digits').allInnerTexts()).includes(sha256), `the digest of member ${index} is not whole`);
      const contradicted = vouchers.filter(({ state }) => state === 'contradicted');
      equal(await cell.locator('.comparison').count(), contradicted.length, `comparisons of member ${index}`);
      for (const [i, voucher] of contradicted.entries()) await isCompared(page, voucher, cell.locator('.comparison').nth(i));
    }
    for (const index of vouched.contradicted) {
      await goTo(page, `#/${key}/members/${index}`);
      await isCompared(page, members[index].vouchers[0], page.locator('.voucher-list .comparison').first());
      equal(await texts(page, '.voucher-head .standing'), ['contradicted'], 'its state');
      ok((await texts(page, '.reason')).length === 1, 'no reason stands by it');
    }
    ok((await texts(page, '.reason')).join().includes(members[vouched.contradicted.at(-1)].vouchers[0].expected), 'the reason');
    await context.close();
  });

  await test('the reason of a mismatch that can be told stands by it', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const { findings, members } = reportOf(SAMPLE);
    const finding = findings.find(({ rule }) => rule === 'digest-mismatch');
    const index = members.findIndex(({ path }) => path === finding.arguments.path);
    await goTo(page, `#/${await keyOf(page)}/members/${index}`);
    ok((await texts(page, '.reason')).join().endsWith(finding.arguments.cause), 'the cause is not shown');
    await page.locator('.reason a').click();
    await page.locator('#finding-title', { hasText: finding.message }).waitFor();
    await context.close();
  });

  await test('the commit proof leads from the commit over its trees to the member', async () => {
    const bundle = sprintBundle({ proof: true, forge: { 'AGENTS.md': (text) => `${text}More.\n` } });
    const { [bundle.name]: path } = writeAll(join(folder, 'proof'), { [bundle.name]: bundleZip(bundle) });
    const { page, context, faults } = await open(browser);
    await review(page, path);
    const key = await keyOf(page);
    const { members, proof } = reportOf(path);
    equal(await page.locator('.proof-panel .digits').first().innerText(), bundle.story.head, 'the commit');
    const tallies = (await wordsIn(page, '.proof-panel .legend li')).map((text) => text.trim());
    ok(tallies.includes(`${proof.members.proven} as the commit has them`), `the counts are ${tallies}`);
    const source = members.findIndex((member) => member.path === 'src/tidewatch/fetch.py');
    await goTo(page, `#/${key}/members/${source}`);
    const ids = await texts(page, '.chain .digits');
    const trees = ['tree ', 'tree src/', 'tree src/tidewatch/'].map((label) => bundle.story.trees.find((tree) => tree.label === label).id);
    equal(ids, [bundle.story.head, ...trees, members[source].git_blob], 'the chain');
    const agents = members.findIndex((member) => member.path === 'AGENTS.md');
    await goTo(page, `#/${key}/members/${agents}`);
    const last = page.locator('.chain > li').last();
    ok((await last.innerText()).includes('is not this member'), 'the forged member is not told');
    await isCompared(page, members[agents].vouchers[0], last.locator('.comparison'));
    equal(faults, [], 'faults');
    for (const hash of ['overview', `members/${agents}`, `members/${source}`]) {
      await goTo(page, `#/${key}/${hash}`);
      equal(await axeFaults(page), [], `axe on ${hash}`);
      await page.setViewportSize({ width: 320, height: 700 });
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${hash} scrolls sideways`);
      await page.setViewportSize({ width: 1280, height: 860 });
    }
    await context.close();
  });

  await test('a hostile commit is shown as text, with what would not be seen', async () => {
    const bundle = sprintBundle({ proof: true, author: '\u202eevil <a@example.com>', message: `${EVIL}\n` });
    const { [bundle.name]: path } = writeAll(join(folder, 'hostile-proof'), { [bundle.name]: bundleZip(bundle) });
    const { page, context } = await open(browser);
    await review(page, path);
    const words = (await wordsIn(page, '.proof-panel')).join();
    equal(words.split('⟨U+202E⟩').length - 1 >= 2, true, 'the direction mark is named');
    ok(!words.includes('\u202e') && words.includes('<img src=x'), 'the text is not as it was written');
    equal(await page.evaluate(() => window.pwned), undefined, 'scripts that ran');
    await context.close();
  });

  await test('the files of the patch show what the report says of them', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const { patch, findings } = reportOf(SAMPLE);
    await goTo(page, `#/${await keyOf(page)}/changes`);
    const rows = page.locator('.changes-table .table-row:not(.table-head)');
    equal(await rows.count(), patch.files.length, 'rows');
    const panels = page.locator('.patch-file');
    for (const [i, file] of patch.files.entries()) {
      const [row, panel] = [await rows.nth(i).innerText(), await panels.nth(i).innerText()];
      const until = patch.files[i + 1]?.line ?? Infinity;
      const problems = findings.filter(
        ({ member, line }) =>
          (member === patch.member && line >= file.line && line < until) || (file.member !== null && member === file.member),
      );
      for (const word of [file.path, file.change, `+${file.added}`, file.new_mode, file.state])
        ok(row.includes(word) && panel.includes(word), `${file.path} lacks ${word}`);
      for (const word of [`${file.old_id} → ${file.new_id}`, `${file.bits} bits`, ...problems.map(({ rule }) => rule)])
        ok(panel.includes(word), `the lines of ${file.path} lack ${word}`);
      equal(await panels.nth(i).locator('.diff-finding').count(), problems.length, `findings of ${file.path}`);
    }
    await context.close();
  });
}

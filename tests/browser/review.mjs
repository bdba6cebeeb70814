// The main job: a dropped bundle gives the report that the command gives.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCase } from '../tools/cases.mjs';
import { writeAll } from './bundles.mjs';
import {
  COMMAND,
  drop,
  equal,
  goTo,
  heading,
  keyOf,
  ok,
  open,
  PAGE,
  requestsBeside,
  review,
  SAMPLE,
  test,
} from './harness.mjs';

const WORDS = { pass: 'PASS', fail: 'FAIL', error: 'INCOMPLETE' };
const CASES = ['honest/sprint', 'patch-blob-mismatch', 'leak-local-path', 'member-missing'];

function command(path) {
  const { stdout, status } = spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 });
  return { report: JSON.parse(stdout), digest: createHash('sha256').update(stdout).digest('hex'), status };
}

const textOf = (page, selector) => page.locator(selector).first().innerText();

/** The overview and the findings against the command's report. */
async function sameAsCommand(page, path) {
  const { report, digest } = command(path);
  equal(await textOf(page, '.hero .verdict-word'), WORDS[report.verdict], 'the verdict');
  equal(await heading(page), report.bundle.name, 'the heading');
  equal(await fact(page, 'Report sha256'), digest, 'the digest of the report');
  equal(
    await fact(page, 'Bundle sha256'),
    createHash('sha256').update(readFileSync(path)).digest('hex'),
    'the digest of the bundle',
  );
  equal(await page.locator('.statements.proven > ul > li').count(), report.proven.length, 'proven statements');
  equal(
    await page.locator('.statements.not-proven > ul > li').count(),
    report.not_proven.length,
    'statements not proven',
  );
  const key = await keyOf(page);
  equal(key, report.bundle.sha256.slice(0, 12), 'the key in the address');
  await goTo(page, `#/${key}/findings?by=none`);
  equal(await page.locator('.finding-row').count(), report.findings.length, 'the findings');
  equal(
    await page.locator('.finding-row code').allInnerTexts(),
    report.findings.map(({ rule }) => rule),
    'the rules',
  );
  await goTo(page, `#/${key}/members`);
  equal(await page.locator('.members-table [data-member]').count(), report.members.length, 'the members');
  return { report, key };
}

async function fact(page, name) {
  return page.locator('.facts-list > div', { hasText: name }).first().locator('code').first().innerText();
}

export async function testReview(browser, folder) {
  await test('the sample gives what the command gives, without a fault and without a request', async () => {
    const { page, context, faults, requests } = await open(browser);
    await review(page, SAMPLE);
    await sameAsCommand(page, SAMPLE);
    equal(faults, [], 'faults');
    equal(await page.evaluate(() => window.violations), [], 'refusals of the policy');
    equal(requestsBeside(browser.url, requests), [], 'requests');
    await context.close();
  });

  await test('from a folder with odd characters, the page works', async () => {
    const odd = join(folder, 'a folder #1 (ü) 100%');
    mkdirSync(odd);
    copyFileSync(PAGE, join(odd, 'exhibit.html'));
    const { page, context } = await open(browser, { url: pathToFileURL(join(odd, 'exhibit.html')).href });
    await review(page, SAMPLE);
    equal(await heading(page), basename(SAMPLE), 'the heading');
    await context.close();
  });

  for (const wanted of CASES) {
    const made = await firstCase(wanted);
    await test(`the case ${made.id} gives what the command gives`, async () => {
      const { [made.name]: path } = writeAll(join(folder, made.rule), { [made.name]: made.bytes });
      const { page, context, faults } = await open(browser);
      await review(page, path);
      const { report, key } = await sameAsCommand(page, path);
      await everyFindingOpens(page, report, key);
      equal(faults, [], 'faults');
      await context.close();
    });
  }

  await test('the file button takes bundles too', async () => {
    const { page, context } = await open(browser);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files' }).click(),
    ]);
    ok(chooser.isMultiple(), 'only one file can be chosen');
    await chooser.setFiles([SAMPLE]);
    await page.waitForSelector('.hero');
    await context.close();
  });

  await test('the example inside is the sample, by bytes and by name', async () => {
    const { page, context } = await open(browser);
    await page.getByRole('button', { name: 'Try the example' }).click();
    await page.waitForSelector('.hero');
    await sameAsCommand(page, SAMPLE);
    await context.close();
  });

  await test('the saved report is the command’s, byte for byte', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the report' }).click(),
    ]);
    ok(/^review-.*-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.report\.json$/.test(download.suggestedFilename()), download.suggestedFilename());
    const saved = readFileSync(await download.path());
    const { stdout } = spawnSync(COMMAND, ['check', '-o', 'json', SAMPLE], { maxBuffer: 1 << 28 });
    ok(saved.equals(stdout), 'the bytes differ');
    await context.close();
  });

  await test('a profile that the reviewer names is obeyed', async () => {
    const { page, context } = await open(browser);
    await review(page, SAMPLE);
    const before = await fact(page, 'Profile');
    await page.getByText('Review it another way').click();
    const names = await page.getByLabel(/^Profile/).locator('option').allInnerTexts();
    const other = names.slice(1).find((name) => name !== before);
    await page.getByLabel(/^Profile/).selectOption(other);
    await page.getByRole('button', { name: 'Review again' }).click();
    await page.locator('.facts-list > div', { hasText: 'Profile' }).getByText(other, { exact: true }).waitFor();
    const { stdout } = spawnSync(COMMAND, ['check', '-o', 'json', '--profile', other, SAMPLE], { maxBuffer: 1 << 28 });
    equal(
      await fact(page, 'Report sha256'),
      createHash('sha256').update(stdout).digest('hex'),
      'the digest of the report',
    );
    await context.close();
  });

  await test('what the reviewer expects is held against the bundle, as by the command', async () => {
    const { page, context } = await open(browser);
    const sha256 = createHash('sha256').update(readFileSync(SAMPLE)).digest('hex');
    await review(page, SAMPLE);
    await page.getByText('Review it another way').click();
    await page.getByLabel('Expected sha256 of the file').fill(` ${sha256.toUpperCase()}\t`);
    await page.getByLabel('Expected commit').fill('0123456');
    await page.getByLabel('Expected ticket').fill('ticket-07');
    await page.getByRole('button', { name: 'Review again' }).click();
    await page.locator('.facts-list > div', { hasText: 'Expected sha256' }).getByText('met, by 256 bits').waitFor();
    const cameOut = (what) => page.locator('.facts-list > div', { hasText: `Expected ${what}` }).innerText();
    ok((await cameOut('commit')).includes('not met'), 'the commit');
    ok((await cameOut('ticket')).includes('own word alone'), 'the ticket');
    const expected = ['--expect-sha256', sha256.toUpperCase(), '--expect-commit', '0123456', '--expect-ticket', 'ticket-07'];
    const { stdout } = spawnSync(COMMAND, ['check', '-o', 'json', ...expected, SAMPLE], { maxBuffer: 1 << 28 });
    equal(
      await fact(page, 'Report sha256'),
      createHash('sha256').update(stdout).digest('hex'),
      'the digest of the report',
    );
    await page.getByText('Review it another way').click();
    await page.getByLabel('Expected commit').fill('no id');
    await page.getByRole('button', { name: 'Review again' }).click();
    ok(await page.getByLabel('Expected commit').evaluate((field) => !field.checkValidity()), 'what is no id is refused');
    await context.close();
  });

  await test('the bundle is dropped, not opened: the page stays', async () => {
    const { page, context } = await open(browser);
    await drop(page, [SAMPLE]);
    await page.waitForSelector('.hero');
    ok(page.url().startsWith(browser.url), page.url());
    await context.close();
  });
}

async function firstCase(wanted) {
  const { caseIds } = await import('../tools/cases.mjs');
  for (const id of caseIds([wanted])) {
    const made = await readCase(id);
    if (made.bytes && Object.keys(made.options).length === 0) return made;
  }
  throw new Error(`no case ${wanted}`);
}

/** Each finding can be looked at, with the lines that it is about. */
async function everyFindingOpens(page, report, key) {
  const seen = new Map();
  for (const { rule, line, member, message } of report.findings.slice(0, 10)) {
    seen.set(rule, (seen.get(rule) ?? 0) + 1);
    await goTo(page, `#/${key}/findings/${rule}-${seen.get(rule)}`);
    equal(await textOf(page, '#finding-title'), message, 'the message');
    if (member === null || line === null) continue;
    await page.waitForSelector('.finding-detail .line.marked');
    equal(await textOf(page, '.finding-detail .line.marked .line-number'), String(line), 'the marked line');
  }
}

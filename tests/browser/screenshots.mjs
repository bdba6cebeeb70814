// Pictures of every screen, in both themes, wide and narrow: for people to look at.
//
//   node tests/browser/screenshots.mjs FOLDER
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { longBundle, writeAll, writeSlowBundle } from './bundles.mjs';
import { drop, goTo, keyOf, open, review, SAMPLE, startFront } from './harness.mjs';

const SIZES = { wide: { width: 1280, height: 860 }, narrow: { width: 390, height: 844 } };
const TALLEST = 3000;
const VIEWS = ['overview', 'findings', 'tickets', 'tickets/0', 'tickets/changes', 'members', 'members/0', 'changes', 'decision'];
const PARTS = ['', '/findings', '/tickets', '/members', '/changes'];

const [into] = process.argv.slice(2);
if (!into) throw new Error('say which folder the pictures go to');
mkdirSync(into, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'exhibit-screenshots-'));
const { 'other.zip': other, 'no-zip.zip': noZip, 'before.zip': before, 'after.zip': after } = writeAll(folder, {
  'before.zip': bundleZip(sprintBundle({ drop: ['docs/PLAN_OF_RECORD.md'] })),
  'after.zip': bundleZip(
    sprintBundle({
      run: '20260107_101500_ticket-07_again',
      meta: { finished_at_utc: '2026-01-07T10:45:00Z' },
      drop: ['project_state/CURRENT_RESULTS.md'],
    }),
  ),
  'other.zip': longBundle(50),
  'no-zip.zip': 'this is not a zip at all, only text\n'.repeat(20),
});
const slow = join(folder, 'slow.zip');
writeSlowBundle(slow, 150, 10_000_000);

async function takeAll(page, take) {
  await take('landing');
  await page.getByRole('button', { name: 'Network: locked' }).click();
  await page.waitForSelector('.own-digest .digits');
  await take('proof');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Licences' }).click();
  await page.locator('dialog summary').first().click();
  await take('licences');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await take('keys');
  await page.keyboard.press('Escape');
  await review(page, SAMPLE);
  const key = await keyOf(page);
  for (const view of VIEWS) {
    await goTo(page, `#/${key}/${view}`);
    await take(view.replace('/', '-'));
  }
  await goTo(page, `#/${key}/members`);
  await page.getByRole('button', { name: 'tree', exact: true }).click();
  await take('members-tree');
  await page.getByRole('button', { name: 'list', exact: true }).click();
  await goTo(page, `#/${key}/findings?by=ticket`);
  await take('findings-by-ticket');
  await goTo(page, `#/${key}/decision`);
  await page.locator('[data-preview=markdown]').evaluate((button) => button.click());
  await page.waitForSelector('.export-preview .line');
  await take('decision-preview');
  await goTo(page, `#/${key}/findings`);
  await page.keyboard.press('j');
  await page.waitForSelector('.finding-detail');
  await take('finding');
  await page.keyboard.press('t');
  await page.waitForSelector('.finder');
  await take('finder');
  await page.keyboard.press('Escape');
  await goTo(page, `#/${key}/findings?q=nothing+like+it`);
  await take('findings-none');
  await drop(page, [before, after]);
  await page.locator('.card').nth(2).waitFor();
  const keys = await page.locator('.card h2 a').evaluateAll((all) => all.map((link) => link.getAttribute('href').split('/')[1]));
  for (const part of PARTS) {
    await goTo(page, `#/${keys[2]}/compare/${keys[1]}${part}?ignore=${part ? 'times,runs' : ''}`);
    await page.waitForSelector('.compare-verdicts');
    await take(`compare${part.replace('/', '-')}`);
  }
  for (const part of ['members', 'changes']) {
    await goTo(page, `#/${keys[2]}/compare/${keys[1]}/${part}`);
    const pair = page.locator('.compare-table [role=rowheader] a').first();
    if ((await pair.count()) === 0) continue;
    await goTo(page, await pair.getAttribute('href'));
    await page.waitForSelector('.diff[aria-busy=false], .compared-file .lead, .patch-pictures');
    await take(`compare-${part}-lines`);
  }
  await goTo(page, '#//tickets');
  await page.waitForSelector('.sprint-matrix');
  await take('tickets-of-all');
  await drop(page, [other, noZip]);
  await page.locator('.card').nth(4).waitFor();
  await take('desk');
  await goTo(page, '#/0123456789ab');
  await take('missing');
  await goTo(page, '#/');
  await drop(page, [slow]);
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0);
  await take('working');
  await page.locator('.work-members').click();
  await take('working-members');
  await page.keyboard.press('Escape');
}

const front = await startFront('chromium', 'file');
for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const { page, context } = await open(front, { colorScheme, viewport });
    await takeAll(page, async (screen) => {
      // As tall as what is on it: the header and the footer stay where they are.
      const height = await page.evaluate(() => (document.querySelector('dialog') ? 0 : document.documentElement.scrollHeight));
      await page.setViewportSize({ ...viewport, height: Math.min(Math.max(height, viewport.height), TALLEST) });
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(into, `${screen}-${colorScheme}-${size}.png`) });
      await page.setViewportSize(viewport);
    });
    await context.close();
  }
}
await front.close();
rmSync(folder, { recursive: true });
console.log(`the pictures are in ${into}`);

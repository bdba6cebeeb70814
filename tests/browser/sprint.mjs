// The tickets of several bundles as one matrix, held against what the command says of the same bundles.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, drop, equal, goTo, heading, ok, open, test } from './harness.mjs';

const wordOf = (name) => name.replaceAll('-', ' ');
const textOf = (text) => text.replace(/\s+/g, ' ').trim();

async function openSprint(browser, paths, settings) {
  const opened = await open(browser, settings);
  await drop(opened.page, paths);
  await opened.page.waitForFunction((count) => document.querySelectorAll('.cards .card h2 a').length === count, paths.length);
  await goTo(opened.page, '#//tickets');
  await opened.page.waitForSelector('.sprint-matrix');
  const said = spawnSync(COMMAND, ['tickets', '-o', 'json', ...paths], { maxBuffer: 1 << 28 });
  return { ...opened, sprint: JSON.parse(said.stdout) };
}

export async function testSprint(browser, folder) {
  const honest = sprintBundle();
  const later = sprintBundle({ meta: { finished_at_utc: '2026-01-05T11:00:00Z' } });
  const other = sprintBundle({ ticket: 'ticket-06', run: '20260104_090000_ticket-06_next', drop: ['AGENTS.md'] });
  const files = { 'first.zip': bundleZip(honest), 'again.zip': bundleZip(later), 'other.zip': bundleZip(other) };
  const paths = Object.values(writeAll(join(folder, 'sprint'), files));

  await test('sprint: every ticket has its standing, its bundle and its cells, as the command says', async () => {
    const { page, sprint, faults, context } = await openSprint(browser, paths);
    equal(await heading(page), 'Tickets of 3 bundles', 'the heading');
    const rows = await page.locator('.sprint-matrix [data-ticket]').evaluateAll((all) =>
      all.map((row) => ({
        id: row.querySelector('code').textContent,
        standing: row.querySelector('.matrix-standing .state-word').textContent,
        bundle: row.querySelector('.matrix-standing a')?.textContent ?? null,
        words: [...row.querySelectorAll('.matrix-cell .state-word')].map(({ textContent }) => textContent),
      })),
    );
    const columns = ['files', 'tests', 'artifacts', 'criteria', 'documents', 'tasks', 'closing', 'dependencies', 'review'];
    equal(
      rows,
      sprint.tickets.map((ticket) => ({
        id: ticket.id,
        standing: wordOf(ticket.standing),
        bundle: ticket.bundle === null ? null : sprint.bundles[ticket.bundle].name,
        words: columns.filter((name) => ticket[name]).map((name) => wordOf(ticket[name].state)),
      })),
      'the rows',
    );
    const chips = (await page.locator('.legend-panel .chip').allTextContents()).map(textOf);
    equal(chips, sprint.legend.map(({ name }) => `${wordOf(name)} ${sprint.standings[name]}`), 'the standings');
    ok(new Set(rows.map(({ standing }) => standing)).size > 2, 'the standings are all alike');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('sprint: of two bundles of one run the newer one is named', async () => {
    const { page, sprint, context } = await openSprint(browser, paths);
    const older = sprint.bundles.findIndex(({ newer }) => newer !== null);
    const { newer, newer_by } = sprint.bundles[older];
    const said = textOf(await page.locator('.sprint-bundles li').nth(older).locator('.again').innerText());
    equal(said, `Made again: the newer one is ${sprint.bundles[newer].name}, by ${newer_by}.`, 'what is said of the older one');
    equal(await page.locator('.sprint-bundles li').nth(newer).locator('.again').innerText(), 'The newest of its run.', 'of the newer');
    await context.close();
  });

  await test('sprint: a standing filters, and a row leads to the ticket in its bundle', async () => {
    const { page, sprint, context } = await openSprint(browser, paths);
    await page.locator('.legend-panel .chip', { hasText: 'claimed' }).click();
    const claimed = sprint.tickets.filter(({ standing }) => standing === 'claimed');
    await page.waitForFunction((count) => document.querySelectorAll('.sprint-matrix [data-ticket]').length === count, claimed.length);
    await page.locator('.legend-panel .chip', { hasText: 'claimed' }).click();
    const shown = (count, what) =>
      page.waitForFunction((n) => document.querySelectorAll('.sprint-matrix [data-ticket]').length === n, count).catch(() => {
        throw new Error(`${what}: not ${count} rows`);
      });
    const all = sprint.tickets.length;
    const reports = paths.map((path) => JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 }).stdout));
    const own = sprint.tickets.map(({ from, index }) => reports[from].tickets[index]);
    await page.keyboard.press('/');
    await page.locator(':focus').fill(own[0].title);
    await shown(own.filter(({ title }) => title.includes(own[0].title)).length, 'words');
    await page.locator(':focus').fill('');
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: 'Only gaps' }).click();
    const gaps = reports[0].coverage.legend.states.filter(({ gap }) => gap).map(({ name }) => name);
    const hasGap = ({ tally, review }) => gaps.some((state) => tally.states[state] > 0 || review?.state === state);
    await shown(own.filter(hasGap).length, 'gaps');
    await page.getByRole('switch', { name: 'Only gaps' }).click();
    await shown(all, 'without a filter');
    await page.getByLabel('State', { exact: true }).selectOption('undecidable');
    const open = own.filter(({ tally }) => tally.states.undecidable > 0).length;
    await shown(open, 'a state');
    ok(open > 0 && open < all, 'the state hides nothing or all');
    equal(await page.locator('.filter-count').innerText(), `${open} of ${all}, filters on`, 'the count');
    await page.getByLabel('State', { exact: true }).selectOption('');
    await shown(all, 'without a filter');
    const at = sprint.tickets.findIndex(({ bundle }) => bundle === 2);
    await page.locator('.sprint-matrix .ticket-link').nth(at).click();
    await page.waitForSelector('.ticket-page');
    ok((await heading(page)).startsWith(sprint.tickets[at].id), 'another ticket');
    equal(await page.locator('.ticket-page .eyebrow').innerText(), 'Under review', 'whether it is its bundle');
    await context.close();
  });

  await test('sprint: owners and phases of all bundles filter, alone and together', async () => {
    const queue = (phase, owners) =>
      `# Task queue\n\n## Phase ${phase} — Part ${phase} (IN PROGRESS)\n\n${owners.map((owner, n) => `- [ ] Task ${phase}.${n + 1} (@${owner}) — as \`src/task_${n}.py\``).join('\n')}\n`;
    const made = writeAll(join(folder, 'owners'), {
      'one.zip': bundleZip(sprintBundle({ forge: { 'TASK_QUEUE.md': queue(1, ['ada', 'ben', 'ada']) } })),
      'two.zip': bundleZip(sprintBundle({ ticket: 'ticket-06', run: '20260104_090000_ticket-06_next', forge: { 'TASK_QUEUE.md': queue(2, ['ben', 'cleo']) } })),
    });
    const [one, two] = Object.values(made);
    const { page, sprint, faults, context } = await openSprint(browser, [one, two]);
    const reports = [one, two].map((path) => JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 }).stdout));
    const own = sprint.tickets.map(({ from, index }) => reports[from].tickets[index]);
    const choose = async (name, value) => page.getByLabel(name, { exact: true }).selectOption(value);
    const shownAre = async (fits, what) => {
      const wanted = own.filter(fits).map(({ id }) => id);
      const shown = () => page.locator('.sprint-matrix [data-ticket] code').allTextContents();
      await page.waitForFunction((count) => document.querySelectorAll('.sprint-matrix [data-ticket]').length === count, wanted.length).catch(() => {});
      equal(await shown(), wanted, what);
      return wanted.length;
    };
    const options = (name) => page.getByLabel(name, { exact: true }).locator('option').evaluateAll((all) => all.map(({ value }) => value));
    const phases = [...new Set(own.flatMap(({ phase }) => phase ?? []))];
    const owners = [...new Set(own.flatMap((ticket) => ticket.owners))].sort();
    ok(phases.length >= 2 && ['ada', 'ben', 'cleo'].every((name) => owners.some((owner) => owner.includes(name))), `phases ${phases}, owners ${owners}`);
    equal(await options('Phase'), ['', ...phases], 'phases to choose from');
    equal(await options('Owner'), ['', ...owners], 'owners to choose from');
    for (const owner of owners) {
      await choose('Owner', owner);
      const count = await shownAre((ticket) => ticket.owners.includes(owner), `tickets of ${owner}`);
      ok(count > 0 && count < own.length, `${owner} hides nothing or all`);
      equal(await page.locator('.filter-count').innerText(), `${count} of ${own.length}, filters on`, `the count of ${owner}`);
    }
    await choose('Owner', '');
    for (const phase of phases) {
      await choose('Phase', phase);
      ok((await shownAre((ticket) => ticket.phase === phase, `tickets of ${phase}`)) > 0, `no ticket of ${phase}`);
    }
    const shared = owners.find((owner) => owner.includes('ben'));
    await choose('Owner', shared);
    equal(await shownAre((ticket) => ticket.phase === phases.at(-1) && ticket.owners.includes(shared), 'both'), 1, 'of both');
    ok((await page.evaluate(() => location.hash)).includes('owner='), 'the filter is not in the link');
    await choose('Owner', owners.find((owner) => owner.includes('ada')));
    equal(await shownAre((ticket) => ticket.phase === phases.at(-1) && ticket.owners.some((owner) => owner.includes('ada')), 'nobody'), 0, 'of nobody');
    await choose('Owner', '');
    await choose('Phase', '');
    await shownAre(() => true, 'without a filter');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('sprint: the desk and the tickets of a bundle lead to it', async () => {
    const { page, context } = await openSprint(browser, paths);
    await goTo(page, '#/');
    await page.getByRole('link', { name: 'The tickets of all of them' }).click();
    await page.waitForSelector('.sprint-matrix');
    await page.locator('.sprint-matrix .ticket-link').first().click();
    await page.waitForSelector('.ticket-page');
    await page.keyboard.press('Backspace');
    await page.getByRole('link', { name: 'All bundles 3 bundles' }).click();
    await page.waitForSelector('.sprint-matrix');
    await context.close();
  });

  for (const colorScheme of ['light', 'dark']) {
    await test(`sprint: axe has nothing against it, ${colorScheme}`, async () => {
      const { page, context } = await openSprint(browser, paths, { colorScheme });
      equal(await axeFaults(page), [], 'faults');
      await context.close();
    });
  }

  await test('sprint: fits 320 pixels', async () => {
    const { page, context } = await openSprint(browser, paths, { viewport: { width: 320, height: 700 } });
    ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'it is wider');
    await context.close();
  });
}

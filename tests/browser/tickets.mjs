// Tickets: the matrix, one ticket beside its evidence, and the changed files with what asks for them. What the page shows
// is held against the report of the command.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { TICKETS } from '../tools/project.mjs';
import { transcript } from '../tools/transcript.mjs';
import { longBundle, writeAll } from './bundles.mjs';
import { axeFaults, COMMAND, equal, goTo, keyOf, ok, open, review, SAMPLE, test } from './harness.mjs';

const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const STATUSES = ['DONE.', 'Planned.', 'IN PROGRESS', 'FAIL (review)', 'Done. Run log: docs/agent_runs/x/'];

/** A sprint of so many tickets in two formats; ticket-07, in their midst, is the one under review. */
export function manyTickets(count) {
  const section = (i) => `
## ticket-${100 + i} — Work number ${i}, ${'with a title that needs some room '.repeat(i % 4)}

**Status:** ${STATUSES[i % STATUSES.length]}

**Files/modules likely touched:**
${many(1 + (i % 3), (n) => `- \`src/part_${i}/file_${n}.py\``).join('\n')}

**Acceptance criteria (objective):**
${many(1 + (i % 5), (n) => `- Criterion ${n} of work ${i} holds.`).join('\n')}

**Minimal tests/commands to run:**
- \`pytest -q tests/test_${i}.py\`

**Documentation updates required:**
- \`docs/PART_${i}.md\`
`;
  const tasks = (phase) => `
## Phase ${phase} — Part ${phase} (IN PROGRESS)

${many(4, (n) => `- [${n % 2 ? 'x' : ' '}] Task ${phase}.${n} (@ada) — as \`src/task_${n}.py\``).join('\n')}
`;
  const bundle = sprintBundle({
    commit: { 'poetry.lock': '# made\n', 'src/tidewatch/spare.py': 'x = 1\n', 'src/tidewatch/cache.py': 'tables = {}\n' },
    forge: {
      [TICKETS]: (text) => text + many(count - 13, section).join(''),
      'TASK_QUEUE.md': `# Task queue\n${many(2, (n) => tasks(n + 1)).join('')}`,
    },
  });
  return bundleZip(bundle);
}

/** ticket-06b is marked done; its first review said yes, the latest says no. */
function reviewedTicket() {
  const said = (verdict) => transcript({ ticket: 'ticket-06b', verdict });
  return bundleZip(
    sprintBundle({
      forge: {
        'codex_reviews/20260105T104100Z_ticket-06b.txt': said('REJECT: it prints high water.'),
        'codex_reviews/20260104T090000Z_ticket-06b.txt': said('APPROVE: the first look.'),
      },
    }),
  );
}

const reportOf = (path) => JSON.parse(spawnSync(COMMAND, ['check', '-o', 'json', path], { maxBuffer: 1 << 28 }).stdout);

async function openTickets(browser, path, settings) {
  const opened = await open(browser, settings);
  await review(opened.page, path);
  const key = await keyOf(opened.page);
  await goTo(opened.page, `#/${key}/tickets`);
  await opened.page.waitForSelector('.matrix, .tickets .lead');
  return { ...opened, key, report: reportOf(path) };
}

const wordOf = (name) => name.replaceAll('-', ' ');
const isFocused = (page, selector) => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
const texts = (page, selector) => page.locator(selector).allTextContents();

/** The rows as they stand, with the words of their cells. */
const rowsOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.matrix [data-ticket]')].map((row) => ({
      ticket: Number(row.dataset.ticket),
      cells: [...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
    })),
  );

const counted = ({ verified, of, count }) =>
  `${verified}/ of ${of} verified${count > of ? ` +${count - of} that no rule has to find` : ''}`;

/** What the page has to say of a row. */
function cellsOf(report, row, columns) {
  const ticket = report.tickets[row.ticket];
  const count = Object.values(ticket.tally.states).reduce((sum, n) => sum + n, 0);
  const whole = count > 0 ? { ...ticket.tally, state: ticket.state, count } : null;
  return [['in all', whole], ...columns.map((column) => [column, row[column]])].map(([column, cell]) =>
    cell === null
      ? `${column}: not asked for`
      : cell.of > 0
        ? `${column}: ${counted(cell)}, ${wordOf(cell.state)}`
        : `${column}: ${cell.count} asked for, ${wordOf(cell.state)}`,
  );
}

const askedColumns = ({ coverage: { matrix, legend } }) =>
  legend.columns.map(({ name }) => name).filter((name) => matrix.some((row) => row[name] !== null));

export async function testTickets(browser, folder) {
  const paths = writeAll(join(folder, 'tickets'), {
    'many.zip': manyTickets(200),
    'few.zip': manyTickets(24),
    'none.zip': longBundle(3),
    'reviewed.zip': reviewedTicket(),
  });
  const big = paths['many.zip'];

  await test('tickets: every cell of the matrix says what the report says, tickets under review first', async () => {
    const { page, report, faults, context } = await openTickets(browser, SAMPLE);
    const { matrix } = report.coverage;
    const isReviewed = ({ ticket }) => report.tickets[ticket].under_review;
    const order = [...matrix.filter(isReviewed), ...matrix.filter((row) => !isReviewed(row))];
    ok(order.length > 3 && isReviewed(order[0]), 'the sample has too few tickets');
    const columns = askedColumns(report);
    equal(await rowsOf(page), order.map((row) => ({ ticket: row.ticket, cells: cellsOf(report, row, columns) })), 'the rows');
    equal((await texts(page, '.matrix [role=columnheader]')).slice(2), columns, 'the columns');
    const total = (cells, key) => cells.reduce((sum, cell) => sum + (cell?.[key] ?? 0), 0);
    const sum = (cells) => ({ verified: total(cells, 'verified'), of: total(cells, 'of'), count: total(cells, 'count') });
    const totals = (await texts(page, '.totals [role=cell]')).map((text) => text.replace(/\s+/g, ' ').trim());
    for (const [i, name] of columns.entries()) {
      const all = sum(matrix.map((row) => row[name]));
      if (all.of > 0) equal(totals[i + 1], `${name}: ${counted(all)}`, 'a total');
    }
    const { verified, of, states } = report.coverage.all;
    const count = Object.values(states).reduce((sum, n) => sum + n, 0);
    equal(totals[0], `in all: ${counted({ verified, of, count })}`, 'the total of all');
    ok((await page.locator('.lead').innerText()).includes(report.tickets[order[0].ticket].id), 'who is under review');
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('tickets: the legend has every state in the order of the core, with a shape and a word', async () => {
    const { page, report, context } = await openTickets(browser, SAMPLE);
    const { states } = report.coverage.legend;
    const worstFirst = [...states].reverse();
    const inState = (state) => report.tickets.filter(({ tally, review }) => tally.states[state] > 0 || review?.state === state).length;
    const chips = (await texts(page, '.legend-panel .chip')).map((text) => text.replace(/\s+/g, ' ').trim());
    equal(chips, worstFirst.map(({ name }) => `${wordOf(name)} ${inState(name)}`), 'the legend');
    equal(await page.locator('.legend-panel .chip svg').count(), states.length, 'shapes');
    const shapes = await page.locator('.legend-panel .chip svg').evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
    equal(new Set(shapes).size, states.length, 'different shapes');
    await page.locator('.legend-panel summary').click();
    const means = (await texts(page, '.legend-list dd')).map((text) => text.replace(' · a gap', ''));
    equal(means, worstFirst.map((entry) => entry.means), 'what they mean');
    await context.close();
  });

  await test('tickets: filters by state, gap, format, phase and words; an empty one is no success', async () => {
    const { page, report, key, context } = await openTickets(browser, big);
    equal(report.tickets.length, 200, 'tickets in the bundle');
    const { states } = report.coverage.legend;
    const gaps = states.filter(({ gap }) => gap).map(({ name }) => name);
    const has = ({ tally, review }, state) => tally.states[state] > 0 || review?.state === state;
    const shownAre = async (fits, what) => {
      await page.waitForTimeout(150);
      const wanted = report.tickets.map((ticket, i) => (fits(ticket) ? i : -1)).filter((i) => i >= 0);
      equal((await rowsOf(page)).map(({ ticket }) => ticket).sort((a, b) => a - b), wanted, what);
      ok(wanted.length > 0 && wanted.length < 200, `${what} hides nothing or all`);
      const bar = await page.locator('.filter-count').innerText();
      equal(bar, `${wanted.length} of 200, filters on`, 'the count');
    };
    await page.getByRole('switch', { name: 'Only gaps' }).click();
    await shownAre((ticket) => gaps.some((state) => has(ticket, state)), 'rows with gaps');
    await goTo(page, `#/${key}/tickets`);
    const chip = page.locator('.legend-panel .chip', { hasText: 'undecidable' });
    await chip.click();
    equal(await chip.getAttribute('aria-pressed'), 'true', 'the chip');
    await shownAre((ticket) => has(ticket, 'undecidable'), 'rows with something undecidable');
    await chip.click();
    await page.getByLabel('Format').selectOption('task-queue');
    await shownAre(({ format }) => format === 'task-queue', 'rows of a format');
    await page.getByLabel('Format').selectOption('');
    const { phase } = report.tickets.find((ticket) => ticket.phase !== null);
    await page.getByLabel('Phase').selectOption(phase);
    await shownAre((ticket) => ticket.phase === phase, 'rows of a phase');
    await page.getByLabel('Phase').selectOption('');
    await page.keyboard.press('/');
    ok(await isFocused(page, '#ticket-filter'), 'the slash does not lead to the filter');
    await page.locator(':focus').fill('work number 11,');
    await shownAre(({ title }) => title.includes('11,'), 'rows with the words');
    await page.locator(':focus').fill('nothing like it');
    await page.getByText('No tickets match.').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-ticket]').length === 200);
    await context.close();
  });

  await test('tickets: hundreds of rows are counted for screen readers and stand in the page', async () => {
    const { page, context } = await openTickets(browser, big);
    await page.waitForFunction(() => document.querySelectorAll('[data-ticket]').length === 200);
    const table = page.locator('.matrix');
    equal(await table.getAttribute('aria-rowcount'), '202', 'aria-rowcount');
    const indices = await page.locator('[data-ticket]').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
    equal(indices, many(200, (i) => i + 3), 'aria-rowindex');
    equal(await page.locator('.matrix .under-review').count(), 1, 'rows under review');
    ok(await page.locator('[data-ticket]').first().evaluate((row) => row.classList.contains('under-review')), 'it is not the first');
    await context.close();
  });

  await test('tickets: what a screen reader is told of the matrix is the numbers, the word and the column', async () => {
    const { page, report, context } = await openTickets(browser, SAMPLE);
    const columns = askedColumns(report);
    // The names that the accessibility tree gives to the first row and its cells, put together as it does.
    const tree = await page.locator('.matrix').ariaSnapshot();
    const rows = tree.split('\n');
    ok(/^- table "Tickets and what they ask for"/.test(rows[0]), rows[0]);
    for (const name of ['Ticket', 'in all', ...columns]) ok(rows.some((row) => row.includes(`- columnheader "${name}"`)), `no head ${name}`);
    for (const row of report.coverage.matrix) {
      const { id } = report.tickets[row.ticket];
      ok(rows.some((line) => line.includes('- rowheader') && line.includes(id)), `no row ${id}`);
    }
    const [first] = report.coverage.matrix.filter(({ ticket }) => report.tickets[ticket].under_review);
    for (const name of columns) {
      const cell = first[name];
      if (cell === null) continue;
      const said = cell.of > 0 ? `${name}: ${cell.verified} of ${cell.of} verified` : `${name}: ${cell.count} asked for,`;
      const line = rows.find((row) => row.includes('link "') && row.includes(said) && row.includes(wordOf(cell.state)));
      ok(line !== undefined, `not said: ${said}, ${wordOf(cell.state)}`);
    }
    const none = columns.find((name) => report.coverage.matrix.some((row) => row[name] === null));
    if (none) ok(rows.some((row) => row.includes(`${none}: not asked for`)), 'empty cells are not said');
    await context.close();
  });

  await test('tickets: by keyboard to a ticket, through what it asks for, and back to its row', async () => {
    const { page, report, context } = await openTickets(browser, big);
    for (let i = 0; i < 4; i++) await page.keyboard.press('j');
    await page.keyboard.press('k');
    const row = await page.evaluate(() => Number(document.activeElement.closest('[data-ticket]').dataset.ticket));
    equal(row, (await rowsOf(page))[2].ticket, 'the row after j and k');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ticket-page');
    ok((await page.locator('h1').innerText()).startsWith(report.tickets[row].id), 'another ticket');
    ok(await isFocused(page, 'h1'), 'the focus is not on the heading');
    await page.keyboard.press('j');
    await page.waitForSelector('.obligation[aria-current]');
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.querySelectorAll('.obligation')[1]?.matches('[aria-current]:focus'));
    await page.keyboard.press('k');
    await page.waitForFunction(() => document.querySelectorAll('.obligation')[0]?.matches('[aria-current]:focus'));
    await page.keyboard.press('Backspace');
    await page.waitForSelector('.matrix');
    await page.waitForFunction((at) => document.activeElement?.closest('[data-ticket]')?.dataset.ticket === String(at), row);
    await context.close();
  });

  await test('tickets: a ticket stands beside its obligations with their states, reasons and places', async () => {
    const { page, report, key, context, faults } = await openTickets(browser, SAMPLE);
    const index = report.tickets.findIndex(({ under_review }) => under_review);
    const ticket = report.tickets[index];
    await page.locator(`[data-ticket="${index}"] .ticket-link`).click();
    await page.waitForSelector('.ticket-text .line');
    const lines = await page.locator('.ticket-text .line').evaluateAll((all) => all.map((line) => Number(line.querySelector('.line-number').textContent)));
    equal(lines, many(ticket.last_line - ticket.line + 1, (i) => ticket.line + i), 'its lines');
    const asked = await page.locator('.obligation[id^=o]:not(#o-review)').evaluateAll((all) =>
      all.map((item) => ({
        at: Number(item.id.slice(1)),
        state: item.querySelector('.state-word').textContent,
        text: item.querySelector('.obligation-text').textContent,
        why: item.querySelector('.why').textContent,
        places: item.querySelectorAll('.evidence > li').length,
      })),
    );
    asked.sort((a, b) => a.at - b.at);
    equal(
      asked,
      ticket.obligations.map(({ state, text, why, evidence }, at) => ({ at, state: wordOf(state), text, why, places: evidence.length })),
      'the obligations',
    );
    const at = ticket.obligations.findIndex(({ evidence }) => evidence.some(({ line }) => line !== null));
    const place = ticket.obligations[at].evidence.find(({ line }) => line !== null);
    await goTo(page, `#/${key}/tickets/${index}/o${at}`);
    const shown = page.locator(`#o${at}`);
    await shown.locator('.line.marked').first().waitFor();
    equal(Number(await shown.locator('.line.marked .line-number').first().innerText()), place.line, 'the line of the evidence');
    equal(Number(await page.locator('.ticket-text .line.marked .line-number').innerText()), ticket.obligations[at].line, 'the line of the ticket');
    await shown.locator('.evidence-line a').first().click();
    await page.waitForSelector('.member .line.marked');
    await page.keyboard.press('Backspace');
    await page.waitForSelector(`#o${at}[aria-current]`);
    equal(faults, [], 'faults');
    await context.close();
  });

  await test('tickets: a cell leads to what the ticket asks for of its kind', async () => {
    const { page, report, context } = await openTickets(browser, SAMPLE);
    const columns = askedColumns(report);
    const row = report.coverage.matrix.find(({ ticket }) => report.tickets[ticket].under_review);
    const column = columns.filter((name) => row[name] !== null && name !== 'review').pop();
    await page.locator(`[data-ticket="${row.ticket}"] [role=cell]`).nth(columns.indexOf(column) + 1).getByRole('link').click();
    await page.waitForSelector(`#column-${column} .obligation[aria-current]`);
    await context.close();
  });

  await test('tickets: what only a person can tell leads to the decision', async () => {
    const { page, report, key, context } = await openTickets(browser, SAMPLE);
    const index = report.tickets.findIndex(({ under_review }) => under_review);
    const left = report.tickets[index].obligations.filter(({ state }) => state === 'undecidable').length;
    ok(left > 0, 'the sample leaves nothing to a person');
    await goTo(page, `#/${key}/tickets/${index}`);
    const links = page.getByRole('link', { name: 'Judge it in the decision' });
    equal(await links.count(), left, 'links');
    const at = report.tickets[index].obligations.findIndex(({ state }) => state === 'undecidable');
    const { text } = report.tickets[index].obligations[at];
    await page.waitForSelector(`#o${at} a[href*="criterion"]`);
    await page.locator(`#o${at} a[href*="criterion"]`).click();
    await page.waitForFunction((wanted) => document.activeElement?.closest('.criterion')?.innerText.includes(wanted), text);
    await page.keyboard.press('Enter');
    await page.locator('.criterion [aria-pressed=true]').waitFor();
    await goTo(page, `#/${key}/tickets/${index}`);
    await page.locator(`#o${at}`).getByText('You said: met.').waitFor();
    await context.close();
  });

  await test('tickets: every changed file stands under its reason, with the obligation that asks for it', async () => {
    const { page, report, key, context } = await openTickets(browser, big);
    const { changes, legend } = report.coverage;
    await page.getByRole('link', { name: /^Changed/ }).click();
    await page.waitForSelector('.requests');
    const shown = await page.locator('.request-group').evaluateAll((groups) =>
      groups.map((group) => ({
        reason: group.querySelector('.state-word').textContent,
        files: [...group.querySelectorAll('.request')].map((file) => file.querySelector('.path').textContent),
      })),
    );
    const expected = [...legend.reasons]
      .sort((a, b) => Number(b.gap) - Number(a.gap))
      .map(({ name }) => ({ reason: wordOf(name), files: changes.filter(({ reason }) => reason === name).map(({ path }) => path) }))
      .filter(({ files }) => files.length > 0);
    ok(expected.length > 2, 'there are too few reasons');
    equal(shown, expected, 'the files');
    const change = changes.find(({ obligation }) => obligation !== null);
    const request = page.locator('.request', { hasText: change.path }).first();
    await request.locator('a').first().click();
    await page.waitForSelector('.changes');
    await goTo(page, `#/${key}/tickets/changes`);
    await request.locator('a').nth(1).click();
    await page.waitForSelector(`#o${change.obligation}[aria-current]`);
    await context.close();
  });

  await test('tickets: the latest review stands in the panel of the ticket, with its word and its lines', async () => {
    const { page, report, key, context } = await openTickets(browser, paths['reviewed.zip']);
    const index = report.tickets.findIndex((ticket) => ticket.review !== null);
    const { review: said } = report.tickets[index];
    const { last, member } = report.reviews.find((made) => made.member === said.evidence[0].member);
    await page.locator(`[data-ticket="${index}"] a[href$="/review"]`).click();
    const panel = page.locator('#o-review:focus');
    await panel.locator('.line.marked').waitFor();
    equal(await panel.locator('.state-word').innerText(), wordOf(said.state), 'the state');
    equal(await panel.locator('.why').innerText(), said.why, 'the reason');
    ok((await panel.locator('.said').innerText()).startsWith(`${last.verdict}: “${last.text}”`), 'the word of the reviewer');
    equal(await panel.locator('.said a').getAttribute('href'), `#/${key}/members/${member}/L${last.line}`, 'where it stands');
    equal(Number(await panel.locator('.line.marked .line-number').innerText()), said.evidence[0].line, 'its line');
    const others = page.locator('.other-reviews');
    await others.locator('summary', { hasText: '1 other review' }).click();
    ok((await others.innerText()).includes('approve: “APPROVE: the first look.”') && (await others.innerText()).includes('20260104T090000Z'), 'the review before it');
    await context.close();
  });

  await test('tickets: a bundle without tickets says so', async () => {
    const { page, context } = await openTickets(browser, paths['none.zip']);
    equal(await page.locator('.lead').innerText(), 'No ticket was found in this bundle.', 'what it says');
    equal(await page.locator('.matrix').count(), 0, 'tables');
    await context.close();
  });

  for (const colorScheme of ['light', 'dark']) {
    await test(`tickets: axe has nothing against them, ${colorScheme}`, async () => {
      const { page, report, key, context } = await openTickets(browser, paths['few.zip'], { colorScheme });
      const faults = [];
      const index = report.tickets.findIndex(({ under_review }) => under_review);
      const at = report.tickets[index].obligations.findIndex(({ evidence }) => evidence.length > 0);
      await page.locator('.legend-panel summary').click();
      for (const way of ['tickets', 'tickets?gaps=1', 'tickets?q=nothing+like+it', `tickets/${index}`, `tickets/${index}/o${at}`, 'tickets/changes']) {
        await goTo(page, `#/${key}/${way}`);
        faults.push(...(await axeFaults(page)).map((fault) => `${way}: ${fault}`));
      }
      equal(faults, [], 'faults');
      await context.close();
    });
  }

  await test('tickets: fit 320 pixels', async () => {
    const { page, report, key, context } = await openTickets(browser, paths['few.zip'], { viewport: { width: 320, height: 700 } });
    const index = report.tickets.findIndex(({ under_review }) => under_review);
    for (const way of ['tickets', `tickets/${index}`, `tickets/${index}/files`, 'tickets/changes']) {
      await goTo(page, `#/${key}/${way}`);
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${way} is wider`);
    }
    await context.close();
  });
}

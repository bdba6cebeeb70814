// A member as a document: source, preview, tree, table, image and bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entry, zip } from '../tools/zip.mjs';
import { png, writeAll } from './bundles.mjs';
import { axeFaults, equal, goTo, keyOf, ok, open, press, requestsBeside, review, saidByGroundAlone, test } from './harness.mjs';
import { textOfPdf } from './paper.mjs';

const MARKDOWN = `# Title *one*

Some \`code\`, **strong** text\u202e and <b onclick="window.pwned=1">HTML</b>.

- [ ] to do
- [x] done
- plain

3. three
4. four

> quoted

\`\`\`sh
make test
\`\`\`

[a link](javascript:window.pwned=1) and ![a picture](https://example.invalid/p.png)

<script>window.pwned=1</script>

| a | b |
|---|---|
| 1 | 2 |

---

last
`;

const JSON_TEXT = `{
  "name": "x\\u202ey",
  "big": 12345678901234567890.123456789,
  "twice": 1,
  "twice": 2,
  "list": [1, [2, {"deep": null}], "three"],
  "empty": {}
}
`;

const CSV_TEXT = 'name,note\r\n"Ann, of Kent","said ""no"""\r\nBob,"two\nlines"\r\nshort\r\n';
const JSON_LINES = '{"a": 1, "b": "x"}\n{"b": "y", "c": [1, 2]}\nnot json\n';

const LEAK = '/Users/ann/x';
const SOURCE = Array.from({ length: 40 }, (_, i) => (i === 24 ? `path ${LEAK}\n` : `line ${i + 1}\n`)).join('');

/** PNG that says to be as large, and is no more than its header. */
function hugePng() {
  const image = png(1, 1, [0, 0, 0]);
  image.writeUInt32BE(60_000, 16);
  image.writeUInt32BE(60_000, 20);
  return image;
}

const FILES = {
  'doc.md': MARKDOWN,
  'data.json': JSON_TEXT,
  'deep.json': '['.repeat(100_000),
  'broken.json': '{"a": }',
  'table.csv': CSV_TEXT,
  'records.jsonl': JSON_LINES,
  'source.txt': SOURCE,
  'picture.png': png(7, 5, [10, 120, 60]),
  'huge.png': hugePng(),
  'liar.png': 'no picture at all',
  'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"/>',
  'bytes.bin': Buffer.from(Array.from({ length: 100_000 }, (_, i) => i & 255)),
  'tool.exe': Buffer.from('MZ\0\0 nothing'),
  'we ird\\name\n.txt': 'x\n',
  'DIFF.patch': 'no patch\n', // so that local paths are looked for
};

const bundle = () => zip(Object.entries(FILES).map(([name, content]) => entry(name, content)));

async function openMember(browser, path, name, { query = '', ...settings } = {}) {
  const opened = await open(browser, settings);
  await review(opened.page, path);
  const key = await keyOf(opened.page);
  const index = Object.keys(FILES).indexOf(name);
  await goTo(opened.page, `#/${key}/members/${index}${query}`);
  await opened.page.waitForSelector('#content');
  return { ...opened, key, index };
}

const chip = (page, name) => page.locator('.viewer-head').getByRole('button', { name, exact: true });
const textsOf = (page, selector) => page.locator(selector).allTextContents();

async function inert(page, faults, requests, url) {
  equal(faults, [], 'faults');
  equal(await page.evaluate(() => window.pwned), undefined, 'scripts that ran');
  equal(await page.evaluate(() => window.violations), [], 'refusals of the policy');
  equal(requestsBeside(url, requests), [], 'requests');
}

async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** What the page copies, without the clipboard's leave. */
async function copied(page, press) {
  await page.evaluate(() => {
    window.copied = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => void window.copied.push(text) } });
  });
  await press();
  return page.evaluate(() => window.copied.at(-1));
}

export async function testDocuments(browser, folder) {
  const { 'documents.zip': path } = writeAll(join(folder, 'documents'), { 'documents.zip': bundle() });

  await test('source has its numbers, its findings in the margin, and links to lines and ranges', async () => {
    const { page, context, key, index } = await openMember(browser, path, 'source.txt');
    await page.waitForSelector('.line');
    equal((await textsOf(page, '.line')).slice(0, 2), ['1line 1', '2line 2'], 'the first lines');
    const margin = page.locator('#L25 .line-number a');
    ok((await margin.getAttribute('title')).includes(LEAK), 'the finding of the line');
    await goTo(page, `#/${key}/members/${index}/L10-L12`);
    await page.waitForSelector('.line.marked');
    equal(await textsOf(page, '.line.marked .line-text'), ['line 10', 'line 11', 'line 12'], 'the marked lines');
    await page.locator('[data-line="14"]').click();
    equal(await page.evaluate(() => location.hash), `#/${key}/members/${index}/L14`, 'the link to a line');
    await page.locator('[data-line="16"]').click({ modifiers: ['Shift'] });
    equal(await page.evaluate(() => location.hash), `#/${key}/members/${index}/L14-L16`, 'the link to a range');
    await margin.click();
    await page.waitForSelector('.finding-detail');
    ok((await page.locator('.finding-detail').innerText()).includes('leak-local-path'), 'the finding');
    await context.close();
  });

  await test('a preview of Markdown holds nothing that lives', async () => {
    const { page, context, faults, requests } = await openMember(browser, path, 'doc.md');
    await chip(page, 'preview').click();
    const preview = page.locator('.markdown');
    await preview.waitFor();
    equal(await preview.locator('a, img, script, iframe, b, [onclick]').count(), 0, 'what lives');
    equal(await preview.getByRole('heading', { name: 'Title one' }).count(), 1, 'the heading');
    equal(await textsOf(page, '.markdown em'), ['one'], 'emphasis');
    equal(await preview.locator('.md-box').evaluateAll((all) => all.map((box) => box.getAttribute('aria-label'))), ['not ticked', 'ticked'], 'boxes');
    equal(await preview.locator('ol').getAttribute('start'), '3', 'the first number');
    const text = await preview.innerText();
    for (const part of ['⟨U+202E⟩', 'javascript:window.pwned=1', 'https://example.invalid/p.png', '<b onclick=', '<script>window.pwned=1', 'make test', 'quoted'])
      ok(text.includes(part), `no ${part}`);
    ok((await preview.locator('.md-table').innerText()).includes('| 1 | 2 |'), 'the table is no text');
    equal(await copied(page, () => preview.locator('.md-link .copy').first().click()), 'javascript:window.pwned=1', 'the address');
    await inert(page, faults, requests, browser.url);
    await context.close();
  });

  await test('JSON is a tree that shows what was written', async () => {
    const { page, context, key, index } = await openMember(browser, path, 'data.json', { query: '?as=tree' });
    await page.waitForSelector('.json-row');
    const rows = () => textsOf(page, '.json-row .json-text');
    ok((await rows()).includes('"big": 12345678901234567890.123456789'), 'the number is another');
    ok((await rows()).includes('"name": "x\\u202ey"'), 'the escape is gone');
    equal((await rows()).filter((row) => row.startsWith('"twice"')), ['"twice": 1', '"twice"repeated key: 2'], 'both keys');
    ok((await rows()).includes('"list": [') && (await rows()).includes('[ 2 ]'), JSON.stringify(await rows()));
    await page.locator('[role=treeitem]').first().focus();
    for (const press of ['End', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(press);
    ok((await rows()).includes('{ 1 }'), JSON.stringify(await rows()));
    await page.getByRole('button', { name: 'Unfold all' }).click();
    ok((await rows()).includes('"deep": null'), 'the deepest value');
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    equal(await rows(), ['{ 6 }'], 'the folded tree');
    await page.locator('.json-row .line-link').first().click();
    await page.waitForSelector('.line.marked');
    equal(await page.evaluate(() => location.hash), `#/${key}/members/${index}/L1`, 'the line');
    await context.close();
  });

  await test('JSON that is broken or too deep is said, and its source is there', async () => {
    for (const [name, words] of [['broken.json', 'not valid JSON, at line 1, column 7'], ['deep.json', 'nested too deeply']]) {
      const { page, context, faults } = await openMember(browser, path, name, { query: '?as=tree' });
      await page.getByText(words).waitFor();
      await chip(page, 'source').click();
      await page.waitForSelector('.line');
      equal(faults, [], 'faults');
      await context.close();
    }
  });

  await test('CSV and JSON lines are tables, and text as well', async () => {
    const { page, context, key } = await openMember(browser, path, 'table.csv', { query: '?as=table' });
    const cells = () => page.locator('.data-row').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    await page.waitForSelector('.data-row');
    equal(await cells(), [['Line', 'name', 'note'], ['2', 'Ann, of Kent', 'said "no"'], ['3', 'Bob', 'two⟨U+000A⟩lines'], ['5', 'short', 'no such field']], 'cells');
    await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf('records.jsonl')}?as=table`);
    await page.getByText('not json').waitFor();
    equal(await cells(), [
      ['Line', '"a"', '"b"', '"c"', 'no object'],
      ['1', '1', '"x"', 'no such field', 'no such field'],
      ['2', 'no such field', '"y"', '[1, 2]', 'no such field'],
      ['3', 'no such field', 'no such field', 'no such field', 'not json'],
    ], 'records');
    await chip(page, 'source').click();
    await page.waitForSelector('.line');
    equal(await textsOf(page, '.line-text'), JSON_LINES.trim().split('\n'), 'the text');
    await context.close();
  });

  await test('images are told by their bytes, drawings and liars stay source', async () => {
    const { page, context, key, faults, requests } = await openMember(browser, path, 'picture.png');
    await page.waitForSelector('#content img');
    await page.waitForFunction(() => document.querySelector('#content img').complete);
    equal(await page.locator('#content img').evaluate(({ naturalWidth, naturalHeight, src }) => [naturalWidth, naturalHeight, src.slice(0, 5)]), [7, 5, 'blob:'], 'the image');
    ok((await page.locator('figcaption').innerText()).startsWith('7 × 5 · image/png'), 'the size');
    await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf('huge.png')}`);
    await page.getByText('60,000 × 60,000 pixels, too many').waitFor();
    equal(await page.locator('#content img').count(), 0, 'huge images');
    for (const name of ['liar.png', 'drawing.svg']) {
      await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf(name)}`);
      await page.waitForSelector('.line');
      equal(await page.locator('#content img, #content svg[onload], #content iframe, #content object').count(), 0, name);
      equal(await page.locator('.viewer-head button').allInnerTexts(), ['source', 'bytes'], `ways of ${name}`);
    }
    await inert(page, faults, requests, browser.url);
    await context.close();
  });

  await test('bytes stand in hex with offset and text, from wherever one asks', async () => {
    const { page, context } = await openMember(browser, path, 'bytes.bin');
    await page.waitForSelector('.hex .line');
    const row = (at) => page.locator('.hex .line').nth(at).locator('> *').allTextContents();
    equal(await row(4), ['00000040', '40 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f', '@ABCDEFGHIJKLMNO'], 'a row');
    await page.getByRole('textbox', { name: /Byte to go to/ }).fill('0x18005');
    await page.keyboard.press('Enter');
    await page.getByText('Shown from byte 98,304').waitFor();
    equal((await row(0))[0], '00018000', 'the first offset');
    await page.getByText('Bytes 98,304 to 99,999 of 100,000 bytes').waitFor();
    await press(page.getByRole('button', { name: 'Show from the start' }));
    await press(page.getByRole('button', { name: 'Show more' }));
    await page.getByText('Bytes 0 to 65,535 of 100,000 bytes').waitFor();
    await context.close();
  });

  await test('a member is saved byte for byte, and what may run only after a word', async () => {
    const { page, context, key } = await openMember(browser, path, 'bytes.bin');
    const plain = await saved(page, () => page.getByRole('button', { name: 'Save this member' }).click());
    equal([plain.name, plain.bytes.equals(FILES['bytes.bin'])], ['bytes.bin', true], 'the file');
    await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf('tool.exe')}`);
    await page.getByRole('button', { name: 'Save this member' }).click();
    const dialog = page.getByRole('dialog');
    ok((await dialog.innerText()).includes('a program for Windows'), 'it is not told');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save this member' }).click();
    const tool = await saved(page, () => dialog.getByRole('button', { name: 'Save it' }).click());
    equal([tool.name, tool.bytes.equals(FILES['tool.exe'])], ['tool.exe', true], 'the program');
    await context.close();
  });

  await test('path, digest and the line for sha256sum are copied as they are', async () => {
    const { page, context } = await openMember(browser, path, 'we ird\\name\n.txt');
    const digest = await page.locator('#content').evaluate(() => document.querySelector('.facts-list .digits').textContent);
    const press = (name) => () => page.getByRole('button', { name, exact: true }).first().click();
    equal(await copied(page, press('Copy path')), 'we ird\\name\n.txt', 'the path');
    equal(await copied(page, press('Copy sha256')), digest, 'the digest');
    equal(await copied(page, press('Copy sha256sum line')), `\\${digest}  we ird\\\\name\\n.txt`, 'the line');
    await context.close();
  });

  await test('one line of 50 MB is shown piece by piece, with exact places', async () => {
    const size = 50_000_000;
    const text = Buffer.alloc(size, 'x');
    text.write('\nlast line\n', size - 11);
    const { 'line.zip': long } = writeAll(join(folder, 'documents'), { 'line.zip': zip([entry('line.txt', text)]) });
    const { page, context } = await open(browser);
    await review(page, long);
    const key = await keyOf(page);
    await goTo(page, `#/${key}/members/0`);
    await page.getByText('Shown up to byte 2,097,152 of 50,000,000').waitFor();
    await page.getByRole('button', { name: /Show the next/ }).evaluate((button) => button.click());
    await page.getByText('Shown up to byte 4,194,304 of 50,000,000').waitFor();
    const titles = await page.locator('.line-part').evaluateAll((all) => all.map(({ title }) => title));
    ok(titles.includes('line 1, from character 2,097,153 on'), 'the next piece does not go on where the first ended');
    await goTo(page, `#/${key}/members/0/L2`);
    await page.waitForSelector('.line.marked');
    equal(await page.locator('.line.marked .line-text').textContent(), 'last line', 'the last line');
    await context.close();
  });

  await test('a million lines are shown piece by piece, and a link leads to the last', async () => {
    const text = Array.from({ length: 1_000_000 }, (_, i) => `${i + 1}\n`).join('');
    const start = text.indexOf('\n20001\n') + 1;
    const { 'lines.zip': long } = writeAll(join(folder, 'documents'), { 'lines.zip': zip([entry('lines.txt', text)]) });
    const { page, context } = await open(browser);
    await review(page, long);
    const key = await keyOf(page);
    const number = (value) => value.toLocaleString('en-US');
    await goTo(page, `#/${key}/members/0`);
    await page.getByText(`Shown up to byte ${number(start)} of ${number(text.length)}`).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.line').length === 20_000);
    await page.getByRole('button', { name: /Show the next/ }).evaluate((button) => button.click());
    await page.waitForFunction(() => document.querySelectorAll('.line').length === 40_000);
    equal(await page.locator('.line').last().locator('.line-text').textContent(), '40000', 'the last line so far');
    await goTo(page, `#/${key}/members/0/L1000000`);
    await page.waitForSelector('.line.marked');
    equal(await page.locator('.line.marked .line-text').textContent(), '1000000', 'the last line');
    ok((await page.locator('.line').count()) <= 20_000, 'more than a piece');
    await context.close();
  });

  await test('long lines are wrapped or not, as one likes', async () => {
    const { page, context } = await openMember(browser, path, 'deep.json');
    await page.waitForSelector('.line');
    const isWide = () => page.locator('.source').evaluate((box) => box.scrollWidth > box.clientWidth);
    equal(await isWide(), false, 'wide');
    await page.getByRole('checkbox', { name: 'Wrap long lines' }).uncheck();
    equal(await isWide(), true, 'wide');
    await page.getByRole('checkbox', { name: 'Wrap long lines' }).check();
    await context.close();
  });

  const SCREENS = [['doc.md', 'preview'], ['data.json', 'tree'], ['table.csv', 'table'], ['picture.png', 'image'], ['bytes.bin', 'bytes'], ['source.txt', 'source']];
  await test('forced colours keep what documents say by a ground', async () => {
    const { page, context, key } = await openMember(browser, path, 'source.txt', { query: '/L25', forcedColors: 'active' });
    await page.waitForSelector('.line.marked');
    equal(await saidByGroundAlone(page, ['.line.marked', '.viewer-head .chip[aria-pressed=true]']), [], 'by a ground alone');
    await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf('doc.md')}`);
    await page.waitForSelector('.lines .line');
    ok(await page.locator('.unseen').first().isVisible(), 'what is not seen is not named');
    await context.close();
  });

  if (browser.kind === 'chromium') {
    await test('documents on paper are whole: source, preview, tree, table and bytes', async () => {
      const { page, context, key } = await openMember(browser, path, 'source.txt');
      const solid = (text) => text.replaceAll(/\s/g, '');
      const wanted = {
        'source.txt': ['40line 40', LEAK, 'leak-local-path'],
        'doc.md': ['Title one', 'make test', 'last'],
        'data.json': ['"three"', '12345678901234567890.123456789', 'null'],
        'table.csv': ['Ann, of Kent', 'short'],
        'bytes.bin': ['00 01 02 03 04 05'],
      };
      for (const [name, texts] of Object.entries(wanted)) {
        await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf(name)}`);
        await page.waitForSelector('.lines .line, .json-row, .data-row, .hex .line');
        if (name === 'doc.md') await chip(page, 'preview').click();
        if (name === 'doc.md') await page.waitForSelector('.markdown');
        const printed = textOfPdf(await page.pdf());
        for (const text of texts) ok(printed.includes(solid(text)), `${name}: not there: ${text}`);
        const { sha256 } = await page.evaluate(() => ({ sha256: document.querySelector('.facts-list .digits').textContent }));
        ok(printed.includes(solid(sha256)), `${name}: its sha256 is not there`);
      }
      await context.close();
    });
  }

  for (const colorScheme of ['light', 'dark']) {
    await test(`axe finds nothing in a document of any kind, ${colorScheme}`, async () => {
      const { page, context, key } = await openMember(browser, path, 'doc.md', { colorScheme });
      const faults = [];
      for (const [name, way] of SCREENS) {
        await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf(name)}?as=${way}`);
        await page.waitForSelector('.markdown, .json-row, .data-row, .picture img, .hex .line, .source .line');
        faults.push(...(await axeFaults(page)).map((fault) => `${way}: ${fault}`));
      }
      equal(faults, [], 'faults');
      await context.close();
    });
  }

  await test('no document scrolls the page sideways at 320 pixels', async () => {
    const { page, context, key } = await openMember(browser, path, 'doc.md', { viewport: { width: 320, height: 700 } });
    for (const [name, way] of SCREENS) {
      await goTo(page, `#/${key}/members/${Object.keys(FILES).indexOf(name)}?as=${way}`);
      await page.waitForSelector('.markdown, .json-row, .data-row, .picture img, .hex .line, .source .line');
      ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, `${name} as ${way} is wider`);
    }
    await context.close();
  });
}

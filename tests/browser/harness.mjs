// Real browsers for the tests: dropping real files, and watching for everything that must not happen.
import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { samplePath } from '../parity/module.mjs';
import { launchBrowser } from './browsers.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PAGE = process.env.EXHIBIT_PAGE ?? join(ROOT, 'build/web/exhibit.html');
export const COMMAND = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
export const MODULE = process.env.EXHIBIT_WASM ?? join(ROOT, 'build/wasm/exhibit.wasm');
export const LICENSES = join(dirname(MODULE), 'licenses.txt'); // of what is in the module
export const SAMPLE = samplePath();
export const web = createRequire(join(ROOT, 'web/package.json'));

/** Counts connections; with `answer` it is a server that says yes to everything. */
export async function trap() {
  const seen = [];
  const server = createServer((socket) => {
    seen.push('connection');
    socket.on('data', (data) => {
      seen.push(String(data).split('\r\n')[0]);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nAccess-Control-Allow-Origin: *\r\n\r\nok');
    });
    socket.on('error', () => {});
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { seen, port: server.address().port, close: () => server.close() };
}

/** A browser that knows where the page is, from disk or from the local server, and a listener between it and all else. */
class Front {
  static async start(kind, origin) {
    const front = new Front();
    front.kind = kind;
    front.name = `${kind}, ${origin}`;
    front.server = origin === 'server' ? await serve(dirname(PAGE)) : null;
    front.url = front.server?.url ?? pathToFileURL(PAGE).href;
    front.listener = await trap();
    front.browser = await launchBrowser(kind, { port: front.listener.port, server: front.server?.url });
    return front;
  }

  newContext(settings) {
    return this.browser.newContext(settings);
  }

  async close() {
    await this.browser.close();
    this.listener.close();
    this.server?.close();
  }
}

/** `kind` is one of BROWSERS, `origin` "file" or "server". */
export const startFront = (kind, origin) => Front.start(kind, origin);

/** A page with Exhibit in it, before which `script` runs. `faults` collects console errors, exceptions and refusals of the content policy. */
export async function open(front, { url = front.url, hash = '', script = '', ...settings } = {}) {
  const context = await front.newContext({
    viewport: { width: 1280, height: 860 },
    acceptDownloads: true,
    ...settings,
  });
  await context.addInitScript(() => {
    window.violations = [];
    window.keysSeen = 0;
    window.addEventListener('keydown', () => (window.keysSeen += 1), true);
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  page.front = front;
  running.getStore()?.pages?.push(page);
  const faults = [];
  const requests = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(`exception ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  page.on('filechooser', () => {}); // from now on, not only when a test waits for one
  await page.goto(url + hash);
  await started(page);
  await painted(page);
  await takesKeys(page);
  return { page, context, faults, requests };
}

/** What was asked for but the page itself; Firefox tells of no request for a file. */
export const requestsBeside = (url, requests) => requests.filter((asked) => asked !== url && !/^(blob|data):/.test(asked));

/** The first screen stands there before the program does. */
export const started = (page) =>
  page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('#app[aria-busy]'));

/** Chromium takes no input before it has painted. */
const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));

/** On a busy machine the first keys can come before anything listens: a key that means nothing is pressed until one is seen. */
async function takesKeys(page) {
  for (let tries = 0; tries < 100; tries++) {
    await page.keyboard.press('Shift');
    if ((await page.evaluate(() => window.keysSeen)) > 0) return;
    await page.waitForTimeout(50);
  }
  throw new Error('the page takes no keys');
}

/** Drops real files with real paths. */
export const drop = (page, paths) => page.front.browser.drag(page, paths, ['dragenter', 'dragover', 'drop']);
export const dragOver = (page, paths) => page.front.browser.drag(page, paths, ['dragenter', 'dragover']);

/** Drops one bundle and waits for its overview. */
export async function review(page, path) {
  await drop(page, [path]);
  await page.waitForSelector('.hero', { timeout: 30_000 });
}

export const keyOf = async (page) => (await page.evaluate(() => location.hash)).split('/')[1];

/** Until the page has drawn what the hash names; what comes in after that must be waited for. */
export async function goTo(page, hash) {
  await page.evaluate(
    (to) =>
      new Promise((done) => {
        const before = location.href;
        addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(done, 100)), { once: true });
        setTimeout(done, 2000); // a page behind another one draws no frames
        location.hash = to;
        if (location.href === before) setTimeout(done, 100);
      }),
    hash,
  );
}

/** By keyboard, wherever it moves meanwhile: what stands under rows that still come in, a mouse can miss. */
export const press = (control) => control.press('Enter');

export const heading = (page) => page.locator('h1').innerText();

/** web/serve.mjs on the built page. */
export async function serve(folder) {
  const server = spawn(process.execPath, [join(ROOT, 'web/serve.mjs'), folder, '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { url, close: () => server.kill() };
}

/** In forced colours: what is chosen or marked by a ground alone, which such colours take away. An outline, a line or a letter has to
 * say it, too. */
export const saidByGroundAlone = (page, selectors) =>
  page.evaluate(
    (all) =>
      all.filter((selector) => {
        const found = document.querySelector(selector);
        if (!found) throw new Error(`no ${selector}`);
        const style = getComputedStyle(found);
        const hasGround = style.forcedColorAdjust === 'none';
        const hasLine = style.outlineStyle !== 'none' || style.textDecorationLine !== 'none';
        return !hasGround && !hasLine;
      }),
    selectors,
  );

const axe = readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8');

const axeRuns = { screens: 0, faults: 0 };

/** What axe says against the screen as it is. */
export async function axeFaults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  axeRuns.screens += 1;
  axeRuns.faults += violations.length;
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target} ${failureSummary}`)
        .join('; ')}`,
  );
}

// --- what the tests say --------------------------------------------------------------------------

const only = process.argv.slice(2);
const tellsTimes = process.env.EXHIBIT_TEST_TIMES === '1';
const running = new AsyncLocalStorage(); // { where, pages }: where tests run, and the pages of the one that runs
const outOfTime = []; // { where, name, check, why }
let passed = 0;
let failed = 0;

/** Runs suites whose tests are named after where they run. */
export const runAs = (where, suites) => running.run({ where }, suites);

export async function test(what, check) {
  const where = running.getStore()?.where ?? 'build';
  const name = `${where}: ${what}`;
  if (!only.every((word) => name.includes(word))) return;
  const start = performance.now();
  const error = await attempt(where, check);
  if (error?.name === 'TimeoutError') {
    outOfTime.push({ where, name, check, why: error.message });
    console.log(`# out of time beside others, to be tried alone: ${name}: ${error.message}`);
  } else {
    tell(name, error);
  }
  if (tellsTimes) console.log(`# ${((performance.now() - start) / 1000).toFixed(1)} s: ${name}`);
}

/** Gives what went wrong, or null. Pages of a test that failed say what they showed, and are closed. */
async function attempt(where, check) {
  const pages = [];
  try {
    await running.run({ where, pages }, check);
    return null;
  } catch (error) {
    const shown = await Promise.all(pages.map(lastWords));
    error.message = [...String(error.message).split('\n').slice(0, 6), ...shown].join(' | ');
    return error;
  }
}

async function lastWords(page) {
  if (page.isClosed()) return 'closed';
  const words = page.evaluate(() => `${location.hash} shows …${document.body.innerText.slice(-400)}`);
  const silence = new Promise((done) => setTimeout(done, 5000, 'the page does not answer'));
  const said = await Promise.race([words.catch((error) => error.message), silence]);
  await page.context().close().catch(() => {});
  return said.replace(/\s+/g, ' ');
}

function tell(name, error) {
  passed += error ? 0 : 1;
  failed += error ? 1 : 0;
  console.log(error ? `not ok - ${name}: ${error.message}` : `ok - ${name}`);
}

/** Those that ran out of time while both browsers were at work: once more, with nothing beside them. What fails then, or in any
 * other way, has failed. */
export async function runAlone() {
  for (const { where, name, check } of outOfTime) tell(name, await attempt(where, check));
}

export function finish() {
  if (axeRuns.screens > 0) console.log(`# axe looked at ${axeRuns.screens} screens and found ${axeRuns.faults} faults`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

export function equal(found, expected, what = '') {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what} is ${a}, expected ${b}`);
}

export function ok(condition, what) {
  if (!condition) throw new Error(what);
}

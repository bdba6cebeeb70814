// What can be told of the built page without opening it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { equal, LICENSES, MODULE, ok, PAGE, ROOT, SAMPLE, test } from './harness.mjs';

const SIZE_MAX = 1 << 20;
// Ways out of a page, and ways from a string to markup or code. The lock names WebRTC to remove it; nothing else may.
const BANNED = [
  /\binnerHTML\b/,
  /\bouterHTML\b/,
  /insertAdjacentHTML/,
  /dangerouslySetInnerHTML\s*[:=]\s*[{"'`]/,
  /document\.write/,
  /\beval\s*\(/,
  /new Function\b/,
  /\bfetch\s*\(/,
  /XMLHttpRequest/,
  /\bWebSocket\b/,
  /EventSource/,
  /sendBeacon/,
  /new\s+(webkit)?RTCPeerConnection/,
  /\bimport\s*\(/,
  /importScripts/,
  /serviceWorker/,
  /indexedDB/,
  /sessionStorage/,
];
// Preact's own code reads the property before it would set it; with no caller, none of it runs (and the policy refuses).
const PREACT_MARKUP = /dangerouslySetInnerHTML|innerHTML/g;

const parts = (html) => ({
  policy: /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)[1],
  style: /<style>([\s\S]*?)<\/style>/.exec(html)[1],
  first: /<script>([\s\S]*?)<\/script>/.exec(html)[1],
  page: /<script type="module">([\s\S]*?)<\/script>/.exec(html)[1],
  worker: /<script type="text\/plain" id="worker">([\s\S]*?)<\/script>/.exec(html)[1],
  core: /<script type="text\/plain" id="core">([\s\S]*?)<\/script>/.exec(html)[1],
});

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export async function testBuiltFile(folder) {
  const html = readFileSync(PAGE, 'utf8');
  const { policy, style, first, page, worker, core } = parts(html);

  await test('the policy names the very scripts and the style that are in the file', () => {
    ok(policy.includes(`script-src ${hash(first)} ${hash(page)} 'wasm-unsafe-eval';`), 'the hash of a script is another');
    ok(policy.includes(`style-src ${hash(style)}`), 'the hash of the style is another');
  });
  await test('the policy allows no address and no unsafe source', () => {
    for (const rule of [
      "default-src 'none'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      'worker-src blob:',
    ]) {
      ok(policy.includes(rule), `${rule} is missing`);
    }
    ok(policy.includes("require-trusted-types-for 'script'; trusted-types exhibit"), 'no Trusted Types');
    ok(!/unsafe-(inline|eval|hashes)(?!-)/.test(policy.replace("'wasm-unsafe-eval'", '')), 'an unsafe source');
    ok(!/https?:|\*/.test(policy), 'an address');
    ok(html.indexOf('Content-Security-Policy') < html.indexOf('<style>'), 'the policy comes after the style');
  });
  await test('the file holds no code for the network, for markup from strings or for storage', () => {
    const found = [first, page.replace(PREACT_MARKUP, ''), worker].flatMap((text) =>
      BANNED.filter((word) => word.test(text)).map((word) => `${word} near ${JSON.stringify(around(text, word))}`),
    );
    equal(found, [], 'banned words');
  });
  await test('the sources never touch markup from strings', () => {
    const found = sources(join(ROOT, 'web/src')).filter((file) =>
      /innerHTML|InnerHTML/.test(readFileSync(file, 'utf8')),
    );
    equal(found, [], 'files with innerHTML');
  });
  await test('the file asks for nothing outside itself', () => {
    ok(!/<(link|script|img|iframe)[^>]+(src|href)="(?!data:,")/.test(html), 'an element with an address');
    ok(html.includes('<link rel="icon" href="data:,">'), 'no empty icon');
    ok(html.includes('<noscript>'), 'no word for browsers without scripts');
  });
  await test('the network is locked before anything is shown', () => {
    const [lock, body] = ['"RTCPeerConnection"', '<body>'].map((text) => html.indexOf(text));
    ok(lock > 0 && lock < body && first.includes('"RTCPeerConnection"'), 'the lock comes after the first screen');
  });
  await test('the module inside is the one that was built', () => {
    ok(inflateSync(Buffer.from(core, 'base64')).equals(readFileSync(MODULE)), 'it is another one');
  });
  await test(`the file is below ${SIZE_MAX >> 20} MiB`, () =>
    ok(Buffer.byteLength(html) < SIZE_MAX, `${Buffer.byteLength(html)} bytes`));
  await test('building it again gives the same bytes', () => {
    const out = join(folder, 'again.html');
    const made = spawnSync(process.execPath, [
      join(ROOT, 'web/build.mjs'),
      '--wasm',
      MODULE,
      '--licenses',
      LICENSES,
      '--sample',
      SAMPLE,
      '--out',
      out,
    ]);
    equal(made.status, 0, String(made.stderr));
    ok(readFileSync(out, 'utf8') === html, 'the bytes differ');
  });
  await test('the types of the page are right', () => {
    const made = spawnSync(process.execPath, [
      join(ROOT, 'web/node_modules/typescript/bin/tsc'),
      '--noEmit',
      '-p',
      join(ROOT, 'web'),
    ]);
    equal(made.status, 0, String(made.stdout).slice(0, 500));
  });
  await test('the lock file names versions and digests, and no addresses', () => {
    const lock = readFileSync(join(ROOT, 'web/package-lock.json'), 'utf8');
    ok(!lock.includes('"resolved"') && lock.includes('"integrity"'), 'it names addresses');
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'web/package.json'), 'utf8'));
    const loose = Object.values({ ...dependencies, ...devDependencies }).filter(
      (version) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    equal(loose, [], 'versions that are not exact');
  });
}

function around(text, word) {
  const { index } = word.exec(text);
  return text.slice(Math.max(0, index - 30), index + 40);
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) =>
    item.isDirectory() ? sources(join(folder, item.name)) : [join(folder, item.name)],
  );
}

// The browsers that the page is tried in: Debian's Chromium, and Debian's Firefox ESR over WebDriver BiDi. Both are driven
// through one interface, so that each test is one text. What Firefox cannot be asked through it is done another way here:
//
//   drop                     Chromium takes a drop from its own input, as from the desktop; Firefox an event with the files
//   themes, motion, colours  Chromium is told of them for each page; Firefox by the preferences that it starts with
//   downloads                Firefox tells nothing of those made by a script: the folder of downloads is looked at
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)));
const { chromium, firefox } = web('playwright-core');

/** The browsers' own services, which they ask whatever they are told; everything else goes to the listener. */
const OWN_SERVICES = String.raw`(^|\.)(google|googleapis|gstatic|gvt1|gvt2|mozilla|firefox)\.(com|org|net)$`;

const found = (...known) => known.find((path) => path && existsSync(path));

/** A script that sends every request to the listener, loopback included, but for those to the server under test. */
function proxyScript({ port, server }) {
  const rules = [
    `if (/${OWN_SERVICES}/.test(host)) return "PROXY 127.0.0.1:9";`,
    server ? `if (url.indexOf(${JSON.stringify(server)}) === 0) return "DIRECT";` : '',
    `return "PROXY 127.0.0.1:${port}";`,
  ];
  return `function FindProxyForURL(url, host) { ${rules.join(' ')} }`;
}

const proxyAddress = (proxy) =>
  `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(proxyScript(proxy))}`;

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

class Chromium {
  name = 'chromium';

  static async launch(proxy) {
    const executablePath = found(
      process.env.EXHIBIT_CHROMIUM,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
    );
    const proxyFlags = proxy ? [`--proxy-pac-url=${proxyAddress(proxy)}`] : [];
    const own = new Chromium();
    own.browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...proxyFlags] });
    return own;
  }

  newContext(settings) {
    return this.browser.newContext(settings);
  }

  async drag(page, paths, types) {
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    const events = { dragenter: 'dragEnter', dragover: 'dragOver', drop: 'drop' };
    for (const type of types) await session.send('Input.dispatchDragEvent', { type: events[type], x: 150, y: 200, data });
    await session.detach();
  }

  close() {
    return this.browser.close();
  }
}

const FIREFOX_PREFERENCES = {
  'security.fileuri.strict_origin_policy': true, // as people have it; drivers set it off
  'layout.css.prefers-color-scheme.content-override': 1,
  'browser.download.alwaysOpenPanel': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

const PREFERENCES_OF = {
  colorScheme: { dark: { 'layout.css.prefers-color-scheme.content-override': 0 }, light: {} },
  reducedMotion: { reduce: { 'ui.prefersReducedMotion': 1 } },
  forcedColors: { active: { 'browser.display.document_color_use': 2 } },
};

class Firefox {
  name = 'firefox';
  downloads = mkdtempSync(join(tmpdir(), 'exhibit-downloads-'));
  others = new Map(); // by what they are told of the reader's wishes

  static async launch(proxy, preferences = {}) {
    const own = new Firefox();
    own.proxy = proxy;
    const proxyPreferences = proxy && {
      'network.proxy.type': 2,
      'network.proxy.autoconfig_url': proxyAddress(proxy),
      'network.proxy.allow_hijacking_localhost': true,
      'network.proxy.failover_direct': false,
    };
    own.browser = await firefox.launch({
      channel: 'moz-firefox',
      executablePath: found(process.env.EXHIBIT_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'),
      downloadsPath: own.downloads,
      firefoxUserPrefs: { ...FIREFOX_PREFERENCES, ...proxyPreferences, ...preferences },
    });
    return own;
  }

  async newContext(settings = {}) {
    const { browser, downloads } = await this.wishing(settings);
    const context = await browser.newContext(settings);
    context.on('page', (page) => tellDownloads(page, downloads));
    return context;
  }

  /** This browser, or one with the preferences that the settings mean. */
  async wishing(settings) {
    const preferences = Object.entries(PREFERENCES_OF).reduce(
      (all, [name, values]) => ({ ...all, ...values[settings[name]] }),
      {},
    );
    const key = JSON.stringify(preferences);
    if (key === '{}') return this;
    if (!this.others.has(key)) this.others.set(key, Firefox.launch(this.proxy, preferences));
    return this.others.get(key);
  }

  async drag(page, paths, types) {
    const input = await page.evaluateHandle(() =>
      Object.assign(document.createElement('input'), { type: 'file', multiple: true }),
    );
    const isFolder = (path) => statSync(path).isDirectory();
    await input.setInputFiles(paths.filter((path) => !isFolder(path)));
    const folders = paths.filter(isFolder).map((path) => basename(path));
    await input.evaluate(dispatchDrags, [types, folders]);
    await input.dispose();
  }

  async close() {
    for (const other of this.others.values()) await (await other).close();
    await this.browser.close();
    rmSync(this.downloads, { recursive: true });
  }
}

/** Runs in the page. What a drop of a folder looks like, no page can make: its entry and its file are put in by hand. */
function dispatchDrags({ files }, [types, folders]) {
  const real = new DataTransfer();
  for (const file of files) real.items.add(file);
  const folderItem = (name) => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true, name }) });
  const transfer = folders.length > 0 && {
    items: [...real.items, ...folders.map(folderItem)],
    files: [...real.files, ...folders.map((name) => new File([new Uint8Array(4096)], name))],
  };
  const target = document.elementFromPoint(150, 200) ?? document.body;
  for (const type of types) {
    const event = new DragEvent(type, { dataTransfer: real, bubbles: true, cancelable: true });
    if (transfer) Object.defineProperty(event, 'dataTransfer', { value: transfer });
    target.dispatchEvent(event);
  }
}

/** Makes waitForEvent('download') wait for a file in the folder. */
function tellDownloads(page, folder) {
  const wait = page.waitForEvent.bind(page);
  page.waitForEvent = (name, ...rest) => (name === 'download' ? savedFile(folder) : wait(name, ...rest));
}

/** It lies there whole. For a program Firefox also makes an empty file of another name, for a moment: it may be gone again. */
function isFinished(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.size > 0 && !path.endsWith('.part');
}

/** The next file in the folder, which is moved away: another one may come under the same name. */
async function savedFile(folder) {
  for (let tries = 0; tries < 200; tries++) {
    const files = readdirSync(folder, { withFileTypes: true }).filter((item) => item.isFile());
    if (files.length > 0 && files.every(({ name }) => isFinished(join(folder, name)))) {
      const [{ name }] = files;
      const path = join(mkdtempSync(join(folder, 'taken-')), name);
      renameSync(join(folder, name), path);
      return { suggestedFilename: () => name, path: async () => path };
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('nothing was saved');
}

const KINDS = { chromium: Chromium, firefox: Firefox };
export const BROWSERS = Object.keys(KINDS);

/** With `proxy` ({ port, server }), whoever listens there sees every request of this browser but those to the server. */
export const launchBrowser = (kind, proxy) => KINDS[kind].launch(proxy);

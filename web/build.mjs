// Builds the page: one HTML file with everything in it. The same inputs give the same bytes.
//
//   node web/build.mjs --wasm MODULE --licenses FILE --sample BUNDLE --out FILE
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runInThisContext } from "node:vm";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const string = { type: "string" };
const { values: options } = parseArgs({ options: { wasm: string, licenses: string, sample: string, out: string } });
for (const name of ["wasm", "licenses", "sample", "out"]) {
  if (!options[name]) throw new Error(`--${name} FILE is missing`);
}

// Text as it stands in an inline element: nothing in it may end the element.
const inline = (text) => text.replaceAll("\r\n", "\n").replace(/<(?=\/script|\/style|!--)/gi, "\\x3c");
const digest = (algorithm, data, form) => createHash(algorithm).update(data).digest(form);
const source = (text) => `'sha256-${digest("sha256", text, "base64")}'`;

async function bundle(entry, settings) {
  const result = await build({
    entryPoints: [join(here, "src", entry)],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    target: ["chrome110", "firefox115", "safari16.4"],
    logLevel: "warning",
    ...settings,
  });
  return inline(result.outputFiles[0].text.trim());
}

const wasm = readFileSync(options.wasm);
const sample = readFileSync(options.sample);
const packed = (content) => deflateSync(content, { level: 9 }).toString("base64");

/** The licences of the module, and of the libraries that only the page has. */
function licenses() {
  const licenseOf = (name) => readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8").trim();
  const ofPage = [
    ["Preact", "the page", "preact"],
    ["jsdiff", "lines that differ", "diff"],
  ].map(([title, what, name]) => `==== ${title}: ${what}\n\n${licenseOf(name)}\n`);
  return [readFileSync(options.licenses, "utf8"), ...ofPage].join("\n\n");
}

const data = {
  wasm: packed(wasm),
  licenses: packed(licenses()),
  sample: sample.toString("base64"),
};
const jsx = { jsx: "automatic", jsxImportSource: "preact" };
const define = {
  CORE_SHA256: JSON.stringify(digest("sha256", wasm, "hex")),
  EXAMPLE_NAME: JSON.stringify(basename(options.sample)),
};

/** The first screen as markup, drawn here by the page's own program. */
async function firstScreen() {
  Object.assign(globalThis, {
    window: globalThis,
    IntersectionObserver: class {},
    location: new URL("file:///exhibit.html"),
    document: { documentElement: { dataset: {} } },
  });
  globalThis.navigator ??= {};
  const settings = { format: "iife", globalName: "screen", ...jsx, define: { ...define, PAGE_TEMPLATE: '""' } };
  return runInThisContext(`${await bundle("screen.tsx", settings)}; screen.firstScreen()`, "screen.js");
}

const screen = await firstScreen();
const template = readFileSync(join(here, "src/page.html"), "utf8").replace("{{screen}}", () => screen);
const [page, first, worker, style] = await Promise.all([
  bundle("main.tsx", { format: "esm", ...jsx, define: { ...define, PAGE_TEMPLATE: JSON.stringify(template) } }),
  bundle("first.ts", { format: "iife" }),
  bundle("worker.ts", { format: "iife" }), // a module worker from a Blob fails on file://
  bundle("style/page.css", {}),
]);

const policy = [
  "default-src 'none'",
  `script-src ${source(first)} ${source(page)} 'wasm-unsafe-eval'`,
  `style-src ${source(style)}`,
  "img-src blob: data:",
  "worker-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types exhibit",
].join("; ");

const parts = { policy, style, first, page, worker, ...data };
const html = template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

mkdirSync(dirname(options.out), { recursive: true });
writeFileSync(options.out, html);
const size = Buffer.byteLength(html);
console.log(`${options.out}: ${size} bytes (script ${page.length}, module ${wasm.length})`);
console.log(`sha256 ${digest("sha256", html, "hex")}`);

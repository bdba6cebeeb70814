// What the build put into this file beside the program: the core, licences, the worker's text and an example bundle.

/** Made when it is first asked for, and the same from then on. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? "";

/** The text of a part, which is kept here from then on and no longer in the document. */
function take(id: string): string {
  const text = textOf(`#${id}`);
  document.getElementById(id)?.remove();
  return text;
}

declare const PAGE_TEMPLATE: string;

// Nothing is taken before the first screen is painted.
const parts = once(
  (): Record<string, string> => ({
    policy: document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
    style: textOf("style"),
    first: textOf("head script"),
    page: textOf("script[type=module]"),
    wasm: take("core"),
    licenses: take("licenses"),
    worker: take("worker"),
    sample: take("example"),
  }),
);

export const contentPolicy = (): string => parts()["policy"]!;

/** The file that this page was loaded from, put together again out of what the browser took from it. */
export const ownFile = (): File =>
  new File([PAGE_TEMPLATE.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts()[name] ?? "")], "exhibit.html");

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const native = Uint8Array as unknown as { fromBase64?(text: string): Uint8Array<ArrayBuffer> };
  if (native.fromBase64) return native.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function inflated(base64: string): Response {
  const bytes = new Blob([bytesOf(base64)]);
  return new Response(bytes.stream().pipeThrough(new DecompressionStream("deflate")));
}

/** Compiled once; every worker gets the same module. */
export const coreModule = once(
  async (): Promise<WebAssembly.Module> => WebAssembly.compile(await inflated(parts()["wasm"]!).arrayBuffer()),
);

/** The licences of Exhibit and of all that is in this file. */
export const licenses = once((): Promise<string> => inflated(parts()["licenses"]!).text());

declare const EXAMPLE_NAME: string;
export const exampleFile = (): File => new File([bytesOf(parts()["sample"]!)], EXAMPLE_NAME, { type: "application/zip" });

declare const CORE_SHA256: string;
export const coreSha256 = CORE_SHA256;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(value: string): string },
  ): { createScriptURL(value: string): string };
}

/** The one script address that this page ever makes, as Trusted Types want it. */
const workerUrl = once(() => {
  const url = URL.createObjectURL(new Blob([parts()["worker"]!], { type: "text/javascript" }));
  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("exhibit", {
    createScriptURL(value) {
      if (value !== url) throw new TypeError("not the worker of this page");
      return value;
    },
  });
  return policy ? policy.createScriptURL(url) : url;
});

export const newWorker = (): Worker => new Worker(workerUrl());

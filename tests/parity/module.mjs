// The WebAssembly module under Node.js: the page's own loader, reading bundles from files.
import { readdirSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The sample bundle has a name of its own. */
export function samplePath() {
  const folder = join(ROOT, 'build/sample');
  return (
    process.env.EXHIBIT_SAMPLE ??
    join(
      folder,
      readdirSync(folder).find((name) => name.endsWith('.zip')),
    )
  );
}

export const MODULE = process.env.EXHIBIT_WASM ?? join(ROOT, 'build/wasm/exhibit.wasm');

/** The loader is TypeScript, which old versions of Node.js cannot run: the page's bundler translates it. */
export async function loadCore() {
  const { build } = createRequire(join(ROOT, 'web/package.json'))('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'wasm/loader.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'node18',
  });
  const { Core } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
  return Core;
}

export const compileModule = () => new WebAssembly.Module(readFileSync(MODULE));

/** A host that reads an open file and counts what it is asked for. */
export function fileHost(descriptor) {
  const asked = { reads: 0, bytes: 0, progress: [] };
  return {
    asked,
    pread(offset, target) {
      asked.reads++;
      asked.bytes += target.length;
      for (let done = 0; done < target.length;) {
        const count = readSync(descriptor, target, done, target.length - done, offset + done);
        if (count === 0) return false;
        done += count;
      }
      return true;
    },
    progress(done, all) {
      asked.progress.push([done, all]);
      return true;
    },
  };
}

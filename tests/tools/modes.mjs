// A bundle with an executable script and a plain page, in a zip that keeps modes: bin/new and docs/new.md, both added.
import { sprintBundle } from './bundle.mjs';
import { withModes } from './zip.mjs';

export const SCRIPT = { bytes: '#!/bin/sh\n', mode: 0o100755 };

/** With a path, the patch gives that file another mode than its own: "100755". */
export function bundleOfModes(path, mode) {
  return sprintBundle({
    commit: { 'bin/new': SCRIPT, 'docs/new.md': 'new\n' },
    add: ['bin/new', 'docs/new.md'],
    change: withModes({ 'bin/new': 0o100755 }),
    patch: path && ((text) => text.replace(new RegExp(`(b/${path}\nnew file mode )\\d+`), `$1${mode}`)),
  });
}

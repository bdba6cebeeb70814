// Makes the bundle that the demo reviews and the page offers: an honest piece of work, handed over carelessly.
//
//   node tests/tools/make-sample.mjs OUT
//
// OUT is a file that ends in .zip, or a folder: then the bundle gets the name that a producer would give it. The bytes
// are the same on every day and machine. Prints the path.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleZip, sha256, SOURCE, sprintBundle, TICKETS, ticketsFile } from './bundle.mjs';

const LISTED = /^(AGENTS\.md$|docs\/(PLAN|DOCS)|project_state\/)/;

/** The sample, under its own name or another. What is wrong with it, and the rule that says so: */
export function sampleBundle(name) {
  const listed = sprintBundle().members.filter(([path]) => LISTED.test(path));
  return sprintBundle({
    name,
    commit: {
      // ticket-status-open: the ticket was never marked done
      [TICKETS]: ticketsFile('IN PROGRESS (current run).') + '\nA cache that outlives a crash is left to ticket-12.\n', // ticket-reference-undefined
      // leak-local-path: somebody's home folder
      'RUN/COMMANDS.md': (text) => `${text}9. \`cd /home/agent/work/tidewatch && make docs\`\n`,
      // test-failed-first: worth a look, no fault
      'RUN/TESTS.md': `# Tests

- Failed: \`make test\`
  - Error: two tests waited for a server that was away.
- Passed: \`make test\` (12 passed)
`,
    },
    // run-commit-not-an-id: HEAD is another commit tomorrow
    meta: { git_sha_after: 'HEAD' },
    forge: {
      // patch-blob-mismatch: the file in the bundle is not the file in the patch
      [SOURCE]: (text) => text.replace('tries=5', 'tries=50'),
      // member-unexpected: a working file of the bundler
      '.patch_check/PROGRESS.md': '# Progress\n',
      // digest-mismatch: a list of what the patch does not touch; one file got other line ends after it was made
      SHA256SUMS: listed.map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join(''),
      'project_state/KNOWN_ISSUES.md': (text) => text.replaceAll('\n', '\r\n'),
    },
  });
}

function main(out) {
  const isFile = out.endsWith('.zip');
  const bundle = sampleBundle(isFile ? basename(out) : undefined);
  const path = isFile ? out : join(out, bundle.name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bundleZip(bundle));
  console.log(path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) {
    console.error('usage: node tests/tools/make-sample.mjs OUT.zip|FOLDER');
    process.exit(2);
  }
  main(process.argv[2]);
}

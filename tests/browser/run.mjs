// The page in real browsers, from file:// and from the local server, driven with real files.
//
// The browsers work side by side; a test that only ran out of time is tried once more when they are done, and the log says so.
//
//   EXHIBIT_BROWSER_ALL=1 runs from the server, too, what is otherwise run from file:// alone.
//   EXHIBIT_PAGE, EXHIBIT_BIN, EXHIBIT_WASM and EXHIBIT_SAMPLE say what is tested; arguments choose the tests whose names

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSERS } from './browsers.mjs';
import { testBuiltFile } from './built-file.mjs';
import { testChanges } from './changes.mjs';
import { testDecision } from './decision.mjs';
import { testDifference, testDifferenceEngine } from './difference.mjs';
import { testDocuments } from './documents.mjs';
import { testEveryone } from './everyone.mjs';
import { testExports } from './exports.mjs';
import { finish, runAlone, runAs, startFront } from './harness.mjs';
import { testHostile } from './hostile.mjs';
import { testLimits } from './limits.mjs';
import { testRounds } from './rounds.mjs';
import { testKeys } from './keys.mjs';
import { testLists } from './lists.mjs';
import { testReading } from './reading.mjs';
import { testReview } from './review.mjs';
import { testSeveral } from './several.mjs';
import { testSharing } from './sharing.mjs';
import { testSilence } from './silence.mjs';
import { testSprint } from './sprint.mjs';
import { testTickets } from './tickets.mjs';
import { testVouchers } from './vouchers.mjs';

const ALL = [
  testReview,
  testSeveral,
  testSharing,
  testHostile,
  testLimits,
  testVouchers,
  testChanges,
  testDocuments,
  testDecision,
  testRounds,
  testDifference,
  testExports,
  testLists,
  testTickets,
  testSprint,
  testKeys,
  testEveryone,
  testReading,
  testSilence,
];

// What the server could change: the content policy's origin, the worker, storage, downloads, links. What is reviewed and how
// it is shown comes out of the same bytes.
const BY_ORIGIN = [testReview, testHostile, testSilence];
const SUITES = { file: ALL, server: process.env.EXHIBIT_BROWSER_ALL === '1' ? ALL : BY_ORIGIN };

const folder = mkdtempSync(join(tmpdir(), 'exhibit-browser-'));

const fronts = [];

async function runIn(kind) {
  for (const [origin, suites] of Object.entries(SUITES)) {
    const own = mkdtempSync(join(folder, `${kind}-`));
    const front = await startFront(kind, origin);
    fronts.push(front);
    await runAs(front.name, async () => {
      for (const suite of suites) await suite(front, own);
    });
  }
}

try {
  await testBuiltFile(folder);
  await testDifferenceEngine(folder);
  await Promise.all(BROWSERS.map(runIn));
  await runAlone();
} finally {
  for (const front of fronts) await front.close();
  rmSync(folder, { recursive: true });
}
finish();

// The page in a real Chromium, from file:// and from the local server, driven with really dropped files.
//
//   EXHIBIT_PAGE, EXHIBIT_BIN, EXHIBIT_WASM and EXHIBIT_SAMPLE say what is tested; arguments choose tests by a word of
//   their names.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testBuiltFile } from './built-file.mjs';
import { testEveryone } from './everyone.mjs';
import { finish, launch, trap } from './harness.mjs';
import { testHostile } from './hostile.mjs';
import { testLimits } from './limits.mjs';
import { testReview } from './review.mjs';
import { testSeveral } from './several.mjs';
import { testSilence } from './silence.mjs';
import { testVouchers } from './vouchers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'exhibit-browser-'));
const listener = await trap(); // stands between the browser and every address
const browser = await launch(listener.port);
try {
  await testBuiltFile(folder);
  await testReview(browser, folder);
  await testSeveral(browser, folder);
  await testHostile(browser, folder, listener);
  await testLimits(browser, folder);
  await testVouchers(browser, folder);
  await testEveryone(browser, folder);
  await testSilence(browser, listener);
} finally {
  await browser.close();
  listener.close();
  rmSync(folder, { recursive: true });
}
finish();

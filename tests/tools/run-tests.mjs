/** Runs [{ name, body }] one after another, says how each ended, and makes the exit code of it. */
export function runTests(tests) {
  let failed = 0;
  for (const { name, body } of tests) {
    try {
      body();
      console.log(`ok - ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok - ${name}: ${error.message}`);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

// Archives that readers disagree about: none may pass without an error of the archive or of its names.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/ambiguous/run.mjs [TYPE …]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAll, structuralErrors } from '../tools/check-many.mjs';
import { archivesOf, typeNames } from '../tools/zipdiff.mjs';

const SHOWN = 12; // faults of one type
const ARCHIVES_MIN = 500;

async function runType(type) {
  const archives = archivesOf(type);
  const folder = mkdtempSync(join(tmpdir(), 'exhibit-ambiguous-'));
  try {
    const paths = archives.map(({ bytes }, index) => {
      const path = join(folder, `${index}.zip`);
      writeFileSync(path, bytes);
      return path;
    });
    const reports = await checkAll(paths);
    const faults = archives.flatMap(({ name, isHonest }, index) => {
      const rules = structuralErrors(reports[index]);
      if (!isHonest && rules.length === 0) return [`passes: ${name}`];
      if (isHonest && rules.length > 0) return [`is honest and draws ${rules}: ${name}`];
      return [];
    });
    const honest = archives.filter(({ isHonest }) => isHonest).length;
    return { ambiguous: archives.length - honest, honest, faults };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const wanted = process.argv.slice(2);
let total = 0;
let failed = 0;
for (const type of wanted.length > 0 ? wanted : typeNames) {
  const { ambiguous, honest, faults } = await runType(type);
  const counts = `${ambiguous} ambiguous${honest > 0 ? `, ${honest} honest` : ''}`;
  total += ambiguous;
  if (faults.length > 0) failed += 1;
  console.log(
    faults.length === 0
      ? `ok - ${type}: ${counts}`
      : `not ok - ${type}: ${faults.length} of ${counts}:\n      ${faults.slice(0, SHOWN).join('\n      ')}`,
  );
}
const isEnough = wanted.length > 0 || total >= ARCHIVES_MIN;
if (!isEnough) failed += 1;
console.log(isEnough ? `ok - ${total} ambiguous archives` : `not ok - ${total} archives, fewer than ${ARCHIVES_MIN}`);
process.exitCode = failed > 0 ? 1 : 0;

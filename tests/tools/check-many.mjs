// Reviews many archives with few calls of the command.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './cases.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const A_CALL = 100;
const SECONDS = 120;

/** The JSON reports of these archives, in their order, held to one profile. */
export async function checkAll(paths, profile = 'archive') {
  const reports = [];
  for (let at = 0; at < paths.length; at += A_CALL) reports.push(...(await checkSome(paths.slice(at, at + A_CALL), profile)));
  return reports;
}

function checkSome(paths, profile) {
  const settings = { timeout: SECONDS * 1000, maxBuffer: 1 << 30 };
  return new Promise((resolve, reject) => {
    execFile(BIN, ['check', '--profile', profile, '-o', 'json', ...paths], settings, (error, stdout, stderr) => {
      try {
        const made = JSON.parse(stdout);
        const reports = Array.isArray(made) ? made : [made];
        if (reports.length !== paths.length) throw new Error(`${reports.length} reports of ${paths.length} archives`);
        resolve(reports);
      } catch (fault) {
        reject(new Error(`${paths[0]} and on: ended with ${error?.code ?? error?.signal ?? 0}: ${fault.message}: ${stderr.trim().split('\n')[0]}`));
      }
    });
  });
}

/** The rules about the archive and its names that a report states an error of. */
export function structuralErrors(report) {
  const rules = report.findings.filter(({ rule, severity }) => severity === 'error' && /^(zip|name)-/.test(rule)).map(({ rule }) => rule);
  return [...new Set(rules)];
}

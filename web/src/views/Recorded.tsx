// Test runs that the bundle records: commands with their outcome, and what test runners wrote, recounted.
import type { Bundle } from "../bundle.ts";
import type { RecordedCommand, TestReport } from "../coverage.ts";
import { count, number } from "../format.ts";
import type { Report } from "../report.ts";
import { link } from "../route.ts";
import { Path, Text } from "../text.tsx";
import { wordOf } from "./states.tsx";

const SHOWN_MAX = 50;

export function Recorded({ bundle, report }: { bundle: Bundle; report: Report }) {
  const { reports } = report.tests;
  const commands = report.tests.commands.filter(({ quoted }) => !quoted);
  if (commands.length + reports.length === 0) return null;
  return (
    <details class="recorded">
      <summary>
        Recorded in this bundle: {count(commands.length, "command")}
        {reports.length > 0 && `, ${count(reports.length, "test report")}`}
      </summary>
      <ul>
        {reports.slice(0, SHOWN_MAX).map((made, i) => (
          <li key={i}>
            <ReportLine {...{ bundle, report, made }} />
          </li>
        ))}
        {commands.slice(0, SHOWN_MAX).map((command, i) => (
          <li key={i}>
            <CommandLine {...{ bundle, report, command }} />
          </li>
        ))}
      </ul>
      {commands.length > SHOWN_MAX && <p class="meta">and {number(commands.length - SHOWN_MAX)} more commands</p>}
    </details>
  );
}

function CommandLine({ bundle, report, command }: { bundle: Bundle; report: Report; command: RecordedCommand }) {
  return (
    <p class="evidence-line">
      <strong>{wordOf(command.outcome)}</strong>
      <code>
        <Text>{command.command}</Text>
      </code>
      {command.exit_code !== null && <span class="meta">exit code {command.exit_code}</span>}
      {command.failed_before > 0 && <span class="meta">failed {count(command.failed_before, "time")} before</span>}
      <PlaceLink bundle={bundle} report={report} member={command.member} line={command.outcome_line ?? command.line} />
    </p>
  );
}

function ReportLine({ bundle, report, made }: { bundle: Bundle; report: Report; made: TestReport }) {
  const counts = made.counted.tests !== null ? made.counted : made.stated;
  const words = Object.entries(counts).filter(([, n]) => n !== null && n > 0);
  return (
    <p class="evidence-line">
      <strong>{made.failed ? "failed" : made.empty ? "empty" : "no failure"}</strong>
      <span>
        {made.format}: {words.map(([what, n]) => `${number(n!)} ${what}`).join(", ") || "no counts"}
        {made.counted.tests !== null ? "" : ", by its own word"}
      </span>
      {made.problem !== null && <span class="meta">{made.problem}</span>}
      <PlaceLink bundle={bundle} report={report} member={made.member} line={made.line} />
    </p>
  );
}

function PlaceLink({ bundle, report, member, line }: { bundle: Bundle; report: Report; member: number; line: number }) {
  return (
    <a href={link(bundle.key, "members", line > 0 ? [member, `L${line}`] : [member])}>
      <Path>{report.members[member]?.path ?? "?"}</Path>
      {line > 0 && <span class="place-line">:{line}</span>}
    </a>
  );
}

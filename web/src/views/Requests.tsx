// The other way round: each changed file, and which obligation asks for it, or why none has to.
import { useMemo } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { patchFileAt, type Change } from "../coverage.ts";
import { number } from "../format.ts";
import type { Report } from "../report.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Path, Text } from "../text.tsx";
import { StateMark } from "./states.tsx";

const ROW_HEIGHT = 44;

export function Requests({ bundle, report }: { bundle: Bundle; report: Report }) {
  const { legend, changes, change } = report.coverage;
  const groups = useMemo(
    () =>
      [...legend.reasons]
        .sort((a, b) => Number(b.gap) - Number(a.gap))
        .map((entry) => ({ entry, files: changes.filter(({ reason }) => reason === entry.name) }))
        .filter(({ files }) => files.length > 0),
    [report],
  );
  return (
    <div class="requests">
      {change?.quoted && (
        <p class="meta">
          The bundle has no patch of its own for it: these are the files of the patch that{" "}
          <a href={link(bundle.key, "members", [change.member])}>a review</a> quotes.
        </p>
      )}
      {groups.map(({ entry, files }) => (
        <section key={entry.name} class={`request-group grade-${entry.grade}`} aria-labelledby={`reason-${entry.name}`}>
          <h2 id={`reason-${entry.name}`}>
            <StateMark entry={entry} /> <span class="tally">{number(files.length)}</span>
          </h2>
          <p class="meta">{entry.means}</p>
          <Rows items={files} height={ROW_HEIGHT}>
            {(file) => <Request key={file.line} file={file} bundle={bundle} report={report} />}
          </Rows>
        </section>
      ))}
    </div>
  );
}

function Request({ file, bundle, report }: { file: Change; bundle: Bundle; report: Report }) {
  const { change } = report.coverage;
  const inPatch = patchFileAt(report.patch, change?.member ?? null, file.line);
  const href =
    inPatch >= 0 && !change?.quoted
      ? link(bundle.key, "changes", [inPatch])
      : link(bundle.key, "members", [change?.member ?? 0, `L${file.line}`]);
  const ticket = file.ticket === null ? undefined : report.tickets[file.ticket];
  const asked = file.obligation === null ? undefined : ticket?.obligations[file.obligation];
  return (
    <div class="request">
      <a href={href}>
        <Path>{file.path}</Path>
      </a>
      {ticket && (
        <span class="meta">
          asked for by{" "}
          <a href={link(bundle.key, "tickets", asked ? [file.ticket!, `o${file.obligation}`] : [file.ticket!])}>
            <code>
              <Text>{ticket.id}</Text>
            </code>
            {asked && (
              <>
                {" "}
                <Text>{asked.text}</Text>
              </>
            )}
          </a>
        </span>
      )}
    </div>
  );
}

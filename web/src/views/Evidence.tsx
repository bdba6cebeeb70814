// Places that bear on an obligation, each with its lines.
import type { Bundle } from "../bundle.ts";
import { entryOf, patchFileAt, type Evidence, type Review, type Ticket } from "../coverage.ts";
import { count } from "../format.ts";
import type { Report } from "../report.ts";
import { link } from "../route.ts";
import { Path, Text } from "../text.tsx";
import { LineEvidence } from "./FindingDetail.tsx";
import { StateMark } from "./states.tsx";

interface ListProps {
  bundle: Bundle;
  report: Report;
  evidence: readonly Evidence[];
  /** With the lines. */
  isOpen: boolean;
}

export function EvidenceList({ bundle, report, evidence, isOpen }: ListProps) {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence">
      {evidence.map((place, i) => (
        <li key={i}>
          <Place bundle={bundle} report={report} place={place} />
          {isOpen && place.member !== null && place.line !== null && report.members[place.member]?.text && (
            <LineEvidence bundle={bundle} index={place.member} line={place.line} label={labelOf(report, place)} />
          )}
        </li>
      ))}
    </ul>
  );
}

const labelOf = ({ members }: Report, { member, line, how }: Evidence): string =>
  `${members[member!]?.path ?? ""} around line ${line}: ${how}`;

function Place({ bundle, report, place: { member, line, how, path, count: places } }: Omit<ListProps, "evidence" | "isOpen"> & { place: Evidence }) {
  const file = member === null ? undefined : report.members[member];
  const inPatch = patchFileAt(report.patch, member, line);
  return (
    <p class="evidence-line">
      <span>
        <Text>{how}</Text>
        {path !== null && path !== file?.path && (
          <>
            :{" "}
            <Path>{path}</Path>
          </>
        )}
      </span>
      {file && (
        <a href={link(bundle.key, "members", line === null ? [member!] : [member!, `L${line}`])}>
          <Path>{file.path}</Path>
          {line !== null && <span class="place-line">:{line}</span>}
        </a>
      )}
      {inPatch >= 0 && <a href={link(bundle.key, "changes", [inPatch])}>in Changes</a>}
      {places > 1 && <span class="meta">the first of {count(places, "place")}</span>}
    </p>
  );
}

/** What the latest review says of the ticket, what its reviewer said at the end, and the reviews before it. */
export function ReviewOf({ bundle, report, ticket }: { bundle: Bundle; report: Report; ticket: Ticket }) {
  const { review } = ticket;
  const latest = (review?.evidence ?? []).map(({ member }) => member);
  const isLatest = ({ member }: Review) => latest.includes(member);
  const all = ticket.reviews.map((index) => report.reviews[index]!);
  const entry = review && entryOf(report.coverage.legend.states, review.state);
  const others = all.filter((other) => !isLatest(other));
  return (
    <>
      {review && entry && (
        <div class={`obligation grade-${entry.grade}`} id="o-review" tabIndex={-1}>
          <p class="obligation-head">
            <StateMark entry={entry} />
            {review.basis !== review.state && <span class="meta">basis: {review.basis}</span>}
          </p>
          <p class="obligation-text">
            <Text>{review.text}</Text>
          </p>
          <p class="why">
            <Text>{review.why}</Text>
          </p>
          {all.filter(isLatest).map((one) => (
            <Said key={one.member} bundle={bundle} report={report} review={one} />
          ))}
          <EvidenceList bundle={bundle} report={report} evidence={review.evidence} isOpen />
        </div>
      )}
      {others.length > 0 && (
        <details class="other-reviews" open={!review}>
          <summary>{count(others.length, review ? "other review" : "review")}</summary>
          {others.map((one) => (
            <Said key={one.member} bundle={bundle} report={report} review={one} />
          ))}
        </details>
      )}
    </>
  );
}

/** The last word of a review, and whose it is. */
function Said({ bundle, report, review: { member, last, first, model, session_time } }: { bundle: Bundle; report: Report; review: Review }) {
  const word = last ?? first;
  return (
    <p class="said">
      {word ? (
        <>
          <strong>{word.verdict}</strong>: “<Text>{word.text}</Text>”{" "}
        </>
      ) : (
        <span class="empty">no verdict </span>
      )}
      <span class="meta">
        <a href={link(bundle.key, "members", word ? [member, `L${word.line}`] : [member])}>
          <Path>{report.members[member]?.path ?? "?"}</Path>
          {word && <span class="place-line">:{word.line}</span>}
        </a>
        {[model, session_time].filter(Boolean).map((fact) => (
          <>
            {" · "}
            <Text>{fact!}</Text>
          </>
        ))}
      </span>
    </p>
  );
}

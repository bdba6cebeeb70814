// What was asked for: the ticket under review with its obligations and the paths that it names, then all others.
import type { Bundle, Judged } from "../bundle.ts";
import type { CoverageCell, CoverageRow, Obligation, Ticket } from "../report.ts";
import { link, type Route } from "../route.ts";
import { Path, Text } from "../text.tsx";

export function Tickets({ bundle, judged: { report } }: { bundle: Bundle; judged: Judged; route: Route }) {
  const reviewed = report.tickets.filter((ticket) => ticket.under_review);
  const others = report.tickets.filter((ticket) => !ticket.under_review);
  return (
    <div class="tickets">
      <h1 tabIndex={-1}>Tickets</h1>
      {reviewed.length === 0 && (
        <p class="lead">
          {report.tickets.length === 0
            ? "No ticket was found in this bundle."
            : "None of these tickets is the one under review."}
        </p>
      )}
      {reviewed.map((ticket) => (
        <section
          class="ticket under-review"
          key={`${ticket.member}:${ticket.line}`}
          aria-label={`Under review: ${ticket.id}`}
        >
          <p class="eyebrow">Under review</p>
          <TicketHead ticket={ticket} bundle={bundle} />
          <div class="two">
            <Obligations ticket={ticket} bundle={bundle} />
            <CoverageTable
              row={report.coverage.matrix.find((row) => report.tickets[row.ticket] === ticket)}
            />
          </div>
        </section>
      ))}
      {others.length > 0 && (
        <section aria-labelledby="other-tickets">
          <h2 id="other-tickets">
            {reviewed.length > 0 ? "All others" : "In the bundle"} <span class="tally">{others.length}</span>
          </h2>
          {others.map((ticket) => (
            <details class="ticket" key={`${ticket.member}:${ticket.line}`}>
              <summary>
                <code>
                  <Text>{ticket.id}</Text>
                </code>{" "}
                <span class="ticket-title">
                  <Text>{ticket.title}</Text>
                </span>
                <Status ticket={ticket} />
              </summary>
              <p>
                <TicketPlace ticket={ticket} bundle={bundle} />
              </p>
              <Obligations ticket={ticket} bundle={bundle} />
            </details>
          ))}
        </section>
      )}
    </div>
  );
}

function TicketHead({ ticket, bundle }: { ticket: Ticket; bundle: Bundle }) {
  return (
    <>
      <h2>
        <code>
          <Text>{ticket.id}</Text>
        </code>{" "}
        <Text>{ticket.title}</Text>
      </h2>
      <p>
        <Status ticket={ticket} /> <TicketPlace ticket={ticket} bundle={bundle} />
      </p>
    </>
  );
}

function Status({ ticket }: { ticket: Ticket }) {
  return (
    <span class={`status status-${ticket.status}`} title={ticket.status_text ?? undefined}>
      {ticket.status}
    </span>
  );
}

function TicketPlace({ ticket, bundle }: { ticket: Ticket; bundle: Bundle }) {
  return (
    <a href={link(bundle.key, "members", [ticket.member, `L${ticket.line}`])}>
      <Path>{bundle.judged!.report.members[ticket.member]?.path ?? "?"}</Path>
      <span class="place-line">:{ticket.line}</span>
    </a>
  );
}

function Obligations({ ticket, bundle }: { ticket: Ticket; bundle: Bundle }) {
  const kinds = new Map<string, Obligation[]>();
  for (const obligation of ticket.obligations)
    kinds.set(obligation.kind, [...(kinds.get(obligation.kind) ?? []), obligation]);
  const shallowest = Math.min(...ticket.obligations.map(({ depth }) => depth));
  if (kinds.size === 0) return <p class="empty">It asks for nothing that could be made out.</p>;
  return (
    <div class="obligations">
      {[...kinds].map(([kind, list]) => (
        <section key={kind} aria-label={`${ticket.id}: ${kind}`}>
          <h3>
            {kind} <span class="tally">{list.length}</span>
          </h3>
          <ul>
            {list.map((obligation) => (
              <li key={obligation.line} class={`depth-${Math.min(obligation.depth - shallowest, 4)}`}>
                <Text>{obligation.text}</Text>{" "}
                <span class="status" title={obligation.why}>
                  {obligation.state}
                </span>{" "}
                <a
                  class="line-link"
                  href={link(bundle.key, "members", [ticket.member, `L${obligation.line}`])}
                  aria-label={`line ${obligation.line}`}
                >
                  :{obligation.line}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const COLUMNS = [
  "files",
  "tests",
  "artifacts",
  "criteria",
  "documents",
  "tasks",
  "closing",
  "dependencies",
  "review",
];

function CoverageTable({ row }: { row: CoverageRow | undefined }) {
  const cells = COLUMNS.flatMap((column) => {
    const cell = row?.[column] as CoverageCell | null | undefined;
    return cell ? [{ column, ...cell }] : [];
  });
  return (
    <section class="coverage" aria-labelledby="coverage-title">
      <h3 id="coverage-title">What it comes to</h3>
      {cells.length === 0 ? (
        <p class="empty">It asks for nothing, so nothing here shows that it was done.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Asked for</th>
              <th scope="col">Verified</th>
              <th scope="col">Worst</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.column}>
                <th scope="row">{cell.column} <span class="tally">{cell.count}</span></th>
                <td>
                  {cell.verified} of {cell.of}
                </td>
                <td>{cell.state}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

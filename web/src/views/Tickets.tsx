// What was asked for, against what the bundle shows: the matrix, one ticket, and the changed files the other way round.
import { useEffect } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { countOfGrade } from "../coverage.ts";
import { desk } from "../desk.ts";
import { count, number } from "../format.ts";
import { link, type Route } from "../route.ts";
import { Text } from "../text.tsx";
import { Requests } from "./Requests.tsx";
import { TicketMatrix } from "./TicketMatrix.tsx";
import { TicketPage } from "./TicketPage.tsx";

interface Props {
  bundle: Bundle;
  judged: Judged;
  route: Route;
}

/** The ticket that was opened last, for the row to take the focus when one comes back. */
let opened = { key: "", ticket: -1 };

export function Tickets({ bundle, judged, route }: Props) {
  const { report } = judged;
  const [part] = route.parts;
  const index = part !== undefined && /^\d+$/.test(part) ? Number(part) : -1;
  const ticket = report.tickets[index];
  useEffect(() => {
    if (ticket) opened = { key: bundle.key, ticket: index };
  }, [bundle, index]);
  if (ticket) return <TicketPage key={index} bundle={bundle} judged={judged} route={route} index={index} />;
  const query = Object.fromEntries(route.query);
  const isOtherWay = part === "changes";
  return (
    <div class="tickets">
      <h1 tabIndex={-1}>Tickets</h1>
      <Summary bundle={bundle} judged={judged} />
      {(report.coverage.changes.length > 0 || judgedCount() > 1) && (
        <nav class="ways" aria-label="Direction">
          <a href={link(bundle.key, "tickets", [], query)} aria-current={isOtherWay ? undefined : "page"}>
            Asked for <span class="arrow" aria-hidden="true">→</span> shown{" "}
            <span class="tally">{count(report.tickets.length, "ticket")}</span>
          </a>
          {report.coverage.changes.length > 0 && (
            <a href={link(bundle.key, "tickets", ["changes"], query)} aria-current={isOtherWay ? "page" : undefined}>
              Changed <span class="arrow" aria-hidden="true">→</span> asked for{" "}
              <span class="tally">{count(report.coverage.changes.length, "file")}</span>
            </a>
          )}
          {judgedCount() > 1 && (
            <a href={link("", "tickets")}>
              All bundles <span class="tally">{count(judgedCount(), "bundle")}</span>
            </a>
          )}
        </nav>
      )}
      {isOtherWay ? (
        <Requests bundle={bundle} report={report} />
      ) : (
        <TicketMatrix bundle={bundle} report={report} route={route} back={opened.key === bundle.key ? opened.ticket : -1} />
      )}
    </div>
  );
}

const judgedCount = (): number => desk.bundles.filter(({ judged }) => judged).length;

function Summary({ bundle, judged: { report } }: Omit<Props, "route">) {
  const { tickets, coverage } = report;
  const reviewed = tickets.filter(({ under_review }) => under_review);
  const { verified, of } = coverage.under_review;
  const left = countOfGrade(coverage.under_review, coverage.legend.states, "person");
  if (tickets.length === 0) return <p class="lead">No ticket was found in this bundle.</p>;
  if (reviewed.length === 0) return <p class="lead">None of these tickets is the one under review.</p>;
  return (
    <p class="lead">
      Under review:{" "}
      {reviewed.map(({ id }, i) => (
        <>
          {i > 0 && ", "}
          <a href={link(bundle.key, "tickets", [tickets.indexOf(reviewed[i]!)])}>
            <Text>{id}</Text>
          </a>
        </>
      ))}
      .{" "}
      {of > 0
        ? `${number(verified)} of ${count(of, "thing")} that ${of === 1 ? "has" : "have"} to be shown ${verified === 1 ? "is" : "are"} verified`
        : "It asks for nothing that rules can hold against the bundle"}
      {left > 0 ? (
        <>
          ; <a href={link(bundle.key, "decision")}>{number(left)} {left === 1 ? "is" : "are"} left to you</a>.
        </>
      ) : (
        "."
      )}
    </p>
  );
}

// One ticket: its own words beside what became of each thing that it asks for.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { cellOf, entryOf, wholeOf, type MatrixRow, type Obligation, type Ticket } from "../coverage.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import type { Report } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Path, Text } from "../text.tsx";
import { EvidenceList, ReviewOf } from "./Evidence.tsx";
import { FindingRow } from "./finding.tsx";
import { useDecision } from "./Marks.tsx";
import { Recorded } from "./Recorded.tsx";
import { Counted, StateMark, wordOf } from "./states.tsx";
import { TicketText } from "./TicketText.tsx";

const SHOWN_AT_ONCE = 12; // places of evidence, above which their lines are shown when asked for

interface Props {
  bundle: Bundle;
  judged: Judged;
  route: Route;
  index: number;
}

export function TicketPage({ bundle, judged, route, index }: Props) {
  const { report } = judged;
  const ticket = report.tickets[index]!;
  const row = report.coverage.matrix.find((other) => other.ticket === index);
  const groups = useMemo(() => groupsOf(ticket, report), [ticket]);
  const order = useMemo(() => groups.flatMap(({ items }) => items.map(({ at }) => at)), [groups]);
  const selected = selectedBy(route.parts[1], groups);
  const places = ticket.obligations.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const [isAllOpen, setAllOpen] = useState(places <= SHOWN_AT_ONCE);
  const query = Object.fromEntries(route.query);
  const address = (at: number) => link(bundle.key, "tickets", [index, `o${at}`], query);
  const back = link(bundle.key, "tickets", [], query);

  useEffect(() => {
    if (selected < 0 && route.parts[1] !== "review") {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    }
  }, []);
  useEffect(() => {
    const id = route.parts[1] === "review" ? "o-review" : `o${selected}`;
    const element = document.getElementById(id);
    if (!element) return;
    element.scrollIntoView({ block: element.offsetHeight < innerHeight / 2 ? "center" : "start" });
    // After App, which gives the focus to the heading when one comes from another screen.
    const timer = setTimeout(() => element.focus({ preventScroll: true }), 0);
    return () => clearTimeout(timer);
  }, [selected, route.parts[1]]);
  const step = (by: number) => {
    const at = order.indexOf(selected);
    const next = order[at < 0 ? 0 : Math.min(Math.max(at + by, 0), order.length - 1)];
    if (next !== undefined) go(address(next), true);
  };
  const stepTicket = (by: number) => {
    const next = index + by;
    if (report.tickets[next]) go(link(bundle.key, "tickets", [next], query), true);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    J: () => stepTicket(1),
    K: () => stepTicket(-1),
    e: () => setAllOpen(!isAllOpen),
    Backspace: () => go(back),
  });

  return (
    <div class="ticket-page">
      <a class="back" href={back}>
        <Icon name="back" /> All tickets
      </a>
      <Head bundle={bundle} report={report} ticket={ticket} />
      <div class="ticket-split">
        <TicketText bundle={bundle} report={report} ticket={ticket} selected={selected} address={address} />
        <div class="obligations">
          <div class="obligations-bar">
            <h2>What became of it</h2>
            {places > 0 && (
              <button type="button" aria-keyshortcuts="e" onClick={() => setAllOpen(!isAllOpen)}>
                {isAllOpen ? "Hide the lines" : "Show the lines"} of {count(places, "place")} <kbd>e</kbd>
              </button>
            )}
          </div>
          {groups.length === 0 && <p class="empty">It asks for nothing that could be made out.</p>}
          {groups.map(({ column, means, items }) => (
            <section key={column} id={`column-${column}`} aria-labelledby={`title-${column}`}>
              <h3 id={`title-${column}`}>
                {column} <ColumnTally row={row} column={column} /> <span class="meta">{means}</span>
              </h3>
              <ul>
                {items.map(({ obligation, at }) => (
                  <ObligationItem
                    key={at}
                    {...{ bundle, report, ticket, obligation, at }}
                    isSelected={at === selected}
                    isOpen={isAllOpen || at === selected}
                    href={address(at)}
                  />
                ))}
              </ul>
            </section>
          ))}
          <OnItsLines bundle={bundle} judged={judged} ticket={ticket} />
          {ticket.bound && <Recorded bundle={bundle} report={report} />}
          {(ticket.review || ticket.reviews.length > 0) && (
            <section aria-labelledby="title-review">
              <h3 id="title-review">
                review <span class="meta">{ticket.review ? "the latest that names it" : "none of those that name it says a verdict"}</span>
              </h3>
              <ReviewOf bundle={bundle} report={report} ticket={ticket} />
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

interface Group {
  column: string;
  means: string;
  items: { obligation: Obligation; at: number }[];
}

/** What it asks for, a column of the matrix after the other. */
function groupsOf(ticket: Ticket, { coverage: { legend } }: Report): Group[] {
  const items = ticket.obligations.map((obligation, at) => ({ obligation, at }));
  return legend.columns
    .map(({ name, means }) => ({
      column: name,
      means,
      items: items.filter(({ obligation }) => obligation.column === name),
    }))
    .filter((group) => group.items.length > 0);
}

/** "o7" is an obligation, the name of a column its first one. */
function selectedBy(part: string | undefined, groups: readonly Group[]): number {
  const [, number] = /^o(\d+)$/.exec(part ?? "") ?? [];
  const wanted = Number(number ?? -1);
  if (groups.some(({ items }) => items.some(({ at }) => at === wanted))) return wanted;
  return groups.find(({ column }) => column === part)?.items[0]!.at ?? -1;
}

function ColumnTally({ row, column }: { row: MatrixRow | undefined; column: string }) {
  const cell = row && cellOf(row, column);
  return cell ? (
    <span class="tally">
      <Counted cell={cell} />
    </span>
  ) : null;
}

function Head({ bundle, report, ticket }: { bundle: Bundle; report: Report; ticket: Ticket }) {
  const { states } = report.coverage.legend;
  const whole = wholeOf(ticket);
  const pathOf = (member: number) => report.members[member]?.path ?? "?";
  return (
    <header class="ticket-head">
      {ticket.under_review && <p class="eyebrow">Under review</p>}
      <h1 tabIndex={-1}>
        <code>
          <Text>{ticket.id}</Text>
        </code>{" "}
        <Text>{ticket.title}</Text>
      </h1>
      <p class="ticket-facts">
        <StateMark entry={entryOf(states, ticket.state)} />
        {whole && (
          <span>
            {whole.of > 0 && `${number(whole.verified)} of ${number(whole.of)} verified`}
            {whole.of > 0 && whole.count > whole.of && ", "}
            {whole.count > whole.of && (
              <span class="meta">
                {number(whole.count - whole.of)} {whole.of > 0 ? "more" : "asked for,"} that no rule has to find
              </span>
            )}
          </span>
        )}
        <span>
          Status: <strong>{wordOf(ticket.status)}</strong>
          {ticket.status_text && (
            <span class="meta">
              {" "}
              “<Text>{ticket.status_text}</Text>”
            </span>
          )}
        </span>
        {ticket.claimed_by !== null && (
          <span>
            Said to be {ticket.claim} by{" "}
            {ticket.claimed_at ? (
              <a href={link(bundle.key, "members", [ticket.claimed_at.member, `L${ticket.claimed_at.line}`])}>
                {!pathOf(ticket.claimed_at.member).endsWith(ticket.claimed_by) && (
                  <>
                    <Text>{ticket.claimed_by}</Text>,{" "}
                  </>
                )}
                <Path>{pathOf(ticket.claimed_at.member)}</Path>
                <span class="place-line">:{ticket.claimed_at.line}</span>
              </a>
            ) : (
              <Text>{ticket.claimed_by}</Text>
            )}
          </span>
        )}
        {ticket.owners.length > 0 && (
          <span>
            {ticket.owners.length > 1 ? "Owners" : "Owner"}: <Text>{ticket.owners.join(", ")}</Text>
          </span>
        )}
        {ticket.phase !== null && (
          <span>
            Phase: <Text>{ticket.phase}</Text>
          </span>
        )}
        <span class="meta">read as {ticket.format}</span>
      </p>
      {ticket.in_cycle && <p class="advice">It depends on itself, through what it depends on.</p>}
      {!ticket.bound && <p class="advice">This bundle is not about it: what is said of it elsewhere stays a claim here.</p>}
    </header>
  );
}

/** Leads to where a person decides it, and says what was decided. */
function Judge({ bundle, member, obligation: { line, text } }: { bundle: Bundle; member: number; obligation: Obligation }) {
  const { decision } = useDecision(bundle);
  const criterion = decision?.form.criteria.find(
    (other) => other.member === member && other.line === line && other.text === text,
  );
  return (
    <p>
      <a href={link(bundle.key, "decision", criterion ? ["criterion", criterion.key] : [])}>Judge it in the decision</a>
      {criterion?.mark && <span class="meta"> You said: {criterion.mark}.</span>}
    </p>
  );
}

/** Findings on the ticket's own lines: what it says against itself. */
function OnItsLines({ bundle, judged: { findings }, ticket }: { bundle: Bundle; judged: Judged; ticket: Ticket }) {
  const own = findings.filter(
    ({ member, line }) => member === ticket.member && line !== null && line >= ticket.line && line <= ticket.last_line,
  );
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="ticket-findings">
      <h3 id="ticket-findings">
        findings <span class="tally">{number(own.length)}</span> <span class="meta">on its own lines</span>
      </h3>
      <ul>
        {own.map((finding) => (
          <FindingRow key={finding.name} finding={finding} bundleKey={bundle.key}>
            <code>{finding.rule}</code> <span class="place">line {number(finding.line!)}</span>
          </FindingRow>
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  bundle: Bundle;
  report: Report;
  ticket: Ticket;
  obligation: Obligation;
  at: number;
  isSelected: boolean;
  isOpen: boolean;
  href: string;
}

function ObligationItem({ bundle, report, ticket, obligation, at, isSelected, isOpen, href }: ItemProps) {
  const entry = entryOf(report.coverage.legend.states, obligation.state);
  const isForAPerson = entry.grade === "person" && ticket.under_review;
  const facts = [
    obligation.basis !== obligation.state && `basis: ${obligation.basis}`,
    obligation.mark && `box: ${obligation.mark}`,
    obligation.optional && "optional",
    obligation.hedged && "hedged",
  ].filter(Boolean);
  return (
    <li
      class={`obligation grade-${entry.grade} depth-${Math.min(Math.max(obligation.depth - 1, 0), 4)}`}
      id={`o${at}`}
      tabIndex={-1}
      aria-current={isSelected || undefined}
    >
      <p class="obligation-head">
        <StateMark entry={entry} />
        {facts.length > 0 && <span class="meta">{facts.join(" · ")}</span>}
        <a class="line-link" href={href} aria-label={`line ${obligation.line} of the ticket`}>
          :{obligation.line}
        </a>
      </p>
      <p class="obligation-text">
        <Text>{obligation.text}</Text>
      </p>
      <p class="why">
        <Text>{obligation.why}</Text>
      </p>
      {isForAPerson && <Judge bundle={bundle} member={ticket.member} obligation={obligation} />}
      <EvidenceList bundle={bundle} report={report} evidence={obligation.evidence} isOpen={isOpen} />
    </li>
  );
}

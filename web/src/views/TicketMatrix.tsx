// Tickets × what they ask for. Every cell has its numbers, a shape and a word, and leads to its obligations.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import {
  cellOf,
  entryOf,
  hasState,
  isFiltering,
  matrixRows,
  NO_TICKET_FILTER,
  sumOf,
  ticketFilter,
  wholeOf,
  type Cell,
  type LegendEntry,
  type MatrixRow,
  type Ticket,
  type TicketFilter,
} from "../coverage.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { say } from "../live.ts";
import type { Report } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Text } from "../text.tsx";
import { CellLink, cellTitle, Counted, NotAsked, shapeOf, StateMark, TicketName, wordOf } from "./states.tsx";
import { TicketFilterBar } from "./TicketFilterBar.tsx";

const ROW_HEIGHT = 60;

interface Props {
  bundle: Bundle;
  report: Report;
  route: Route;
  /** The ticket whose row takes the focus; -1 for none. */
  back: number;
}

export function TicketMatrix({ bundle, report, route, back }: Props) {
  const { tickets, coverage } = report;
  const { states, columns } = coverage.legend;
  const query = route.query.toString();
  const filter = ticketFilter(route.query);
  const rows = useMemo(() => matrixRows(report, filter), [report, query]);
  const asked = useMemo(
    () => columns.filter(({ name }) => coverage.matrix.some((row) => cellOf(row, name))),
    [report],
  );
  const unasked = columns.filter((column) => !asked.includes(column));
  const change = (to: Record<string, string>) =>
    go(link(bundle.key, "tickets", [], { ...Object.fromEntries(route.query), ...to }), true);
  const isFiltered = isFiltering(filter);
  const table = useRef<HTMLDivElement>(null);
  useMatrixKeys();
  useEffect(() => {
    if (isFiltered) say(`${number(rows.length)} of ${count(tickets.length, "ticket")}, filters on.`);
  }, [rows]);
  useEffect(() => {
    const row = table.current?.querySelector<HTMLElement>(`[data-ticket="${back}"] .ticket-link`);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    if (document.activeElement === document.body || document.activeElement === null) row.focus({ preventScroll: true });
  }, []);

  const needed = rows.findIndex(({ ticket }) => ticket === back);
  const body = useMemo(
    () => (
      <Rows items={rows} height={ROW_HEIGHT} role="rowgroup" needed={Math.max(needed, 0)}>
        {(row, i) => (
          <Row
            key={row.ticket}
            row={row}
            at={i + 3}
            ticket={tickets[row.ticket]!}
            columns={asked.map(({ name }) => name)}
            states={states}
            address={(column) =>
              link(bundle.key, "tickets", [row.ticket, ...(column ? [column] : [])], Object.fromEntries(route.query))
            }
          />
        )}
      </Rows>
    ),
    [rows, bundle],
  );
  if (tickets.length === 0) return null;
  return (
    <>
      <TicketFilterBar tickets={tickets} filter={filter} shown={rows.length} onChange={change} />
      <Legend report={report} filter={filter} onChange={change} />
      {rows.length === 0 ? (
        <div class="nothing">
          <p>No tickets match.</p>
          <button
            type="button"
            onClick={() => change(NO_TICKET_FILTER)}
          >
            Clear the filter
          </button>
        </div>
      ) : (
        <div
          class={filter.gaps ? "table matrix only-gaps" : "table matrix"}
          role="table"
          aria-label="Tickets and what they ask for"
          aria-rowcount={rows.length + 2}
          style={{ "--columns": asked.length + 1 }}
          ref={table}
        >
          <div role="rowgroup" class="matrix-head">
            <div class="table-row" role="row" aria-rowindex={1}>
              <span role="columnheader">Ticket</span>
              <span role="columnheader">in all</span>
              {asked.map(({ name, means }) => (
                <span key={name} role="columnheader" title={means}>
                  {name}
                </span>
              ))}
            </div>
            <Totals rows={rows} report={report} columns={asked.map(({ name }) => name)} isFiltered={isFiltered} />
          </div>
          {body}
        </div>
      )}
      {unasked.length > 0 && (
        <p class="meta">No ticket asks for {listed(unasked.map(({ name }) => (name === "review" ? "a review" : name)))}.</p>
      )}
    </>
  );
}

const listed = (words: string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;

// --- rows -----------------------------------------------------------------------------------------

interface RowProps {
  row: MatrixRow;
  at: number;
  ticket: Ticket;
  columns: string[];
  states: readonly LegendEntry[];
  address: (column?: string) => string;
}

function Row({ row, at, ticket, columns, states, address }: RowProps) {
  return (
    <div
      class={ticket.under_review ? "table-row under-review" : "table-row"}
      role="row"
      aria-rowindex={at}
      data-ticket={row.ticket}
    >
      <div role="rowheader" class="matrix-ticket">
        <TicketName id={ticket.id} title={ticket.title} href={address()} />
        <span class="meta">
          {ticket.under_review && <strong class="eyebrow">Under review</strong>} <Said ticket={ticket} />
        </span>
      </div>
      <MatrixCell column="in all" cell={wholeOf(ticket)} states={states} href={address()} />
      {columns.map((column) => (
        <MatrixCell key={column} column={column} cell={cellOf(row, column)} states={states} href={address(column)} />
      ))}
    </div>
  );
}

/** What is said of it: its own status, and what claims that it is done. */
function Said({ ticket }: { ticket: Ticket }) {
  const words = [
    ticket.status !== "unknown" && wordOf(ticket.status),
    ticket.claimed_by !== null && ticket.status !== ticket.claim && `${ticket.claim} by ${ticket.claimed_by}`,
    ticket.phase,
    ticket.in_cycle && "depends on itself",
  ].filter((word): word is string => Boolean(word));
  return <Text>{words.join(" · ")}</Text>;
}

interface CellProps {
  column: string;
  cell: Cell | null;
  states: readonly LegendEntry[];
  href: string;
}

export function MatrixCell({ column, cell, states, href }: CellProps) {
  if (!cell) return <NotAsked column={column} />;
  const entry = entryOf(states, cell.state);
  return (
    <span role="cell" class={`matrix-cell grade-${entry.grade}${entry.gap ? " gap" : ""}`}>
      <CellLink column={column} cell={cell} entry={entry} href={href} />
    </span>
  );
}

interface TotalsProps {
  rows: readonly MatrixRow[];
  report: Report;
  columns: string[];
  isFiltered: boolean;
}

function Totals({ rows, report: { tickets, coverage }, columns, isFiltered }: TotalsProps) {
  const { states } = coverage.legend;
  const total = (name: string, cells: (Cell | null)[]) => {
    const cell = sumOf(cells, states);
    return (
      <span key={name} role="cell" class="matrix-cell" title={cell ? cellTitle(cell, entryOf(states, cell.state)) : undefined}>
        <span class="column-name">{name}: </span>
        {cell ? <Counted cell={cell} /> : "–"}
      </span>
    );
  };
  return (
    <div class="table-row totals" role="row" aria-rowindex={2}>
      <span role="rowheader">
        {isFiltered ? "Total of these" : "Total"} <span class="tally">{count(rows.length, "ticket")}</span>
      </span>
      {total("in all", rows.map(({ ticket }) => wholeOf(tickets[ticket]!)))}
      {columns.map((name) => total(name, rows.map((row) => cellOf(row, name))))}
    </div>
  );
}

// --- filter and legend ----------------------------------------------------------------------------

interface LegendProps {
  report: Report;
  filter: TicketFilter;
  onChange: (change: Record<string, string>) => void;
}

/** Every state in the core's order, worst first, with how many tickets have something in it; a press shows only those. */
function Legend({ report: { tickets, coverage }, filter, onChange }: LegendProps) {
  const { states } = coverage.legend;
  const worstFirst = useMemo(() => [...states].reverse(), [states]);
  return (
    <section class="legend-panel" aria-label="Legend">
      <div class="chips" role="group" aria-label="State">
        {worstFirst.map((entry) => {
          const n = tickets.filter((ticket) => hasState(ticket, entry.name)).length;
          const isOn = filter.state === entry.name;
          return (
            <button
              key={entry.name}
              type="button"
              class={`chip grade-${entry.grade}`}
              aria-pressed={isOn}
              disabled={n === 0 && !isOn}
              title={`${wordOf(entry.name)}: ${entry.means}`}
              onClick={() => onChange({ state: isOn ? "" : entry.name })}
            >
              <Icon name={shapeOf(entry)} /> {wordOf(entry.name)} <span class="tally">{number(n)}</span>
            </button>
          );
        })}
      </div>
      <details>
        <summary>What they mean</summary>
        <dl class="legend-list">
          {worstFirst.map((entry) => (
            <div key={entry.name}>
              <dt>
                <StateMark entry={entry} />
              </dt>
              <dd>
                {entry.means}
                {entry.gap && <span class="meta"> · a gap</span>}
              </dd>
            </div>
          ))}
        </dl>
        <p class="meta">
          2/3 says that two of three things that have to be shown are verified; the word is the worst of them. A number alone,
          or behind a plus, counts things that no rule has to find: those that do not apply or are left to a person.
        </p>
      </details>
    </section>
  );
}

/** To the ticket so many rows on. */
export function stepRows(by: number): void {
  const all = [...document.querySelectorAll<HTMLAnchorElement>(".matrix .ticket-link")];
  const at = all.findIndex((anchor) => anchor.closest(".table-row")?.contains(document.activeElement));
  all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

function useMatrixKeys(): void {
  useKeys({
    j: () => stepRows(1),
    k: () => stepRows(-1),
    "/": () => document.getElementById("ticket-filter")?.focus(),
  });
}

// Tickets × evidence from one bundle to the next: each cell as it was and as it is, where that differs.
import { useMemo } from "preact/hooks";
import { cellOf, entryOf, wholeOf, type Cell, type LegendEntry } from "../coverage.ts";
import { count } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Report } from "../report.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { KindMark, useNarrowed, type ComparedProps, type Kind, type Pair } from "./compared.tsx";
import { CellLink, NotAsked, TicketName } from "./states.tsx";

const ROW_HEIGHT = 96;
const KINDS = {
  gained: { name: "gained coverage", tone: "good" },
  lost: { name: "lost coverage", tone: "bad" },
  changed: { name: "changed", tone: "plain" },
  removed: { name: "gone", tone: "plain" },
  added: { name: "new", tone: "plain" },
} as const satisfies Record<string, Kind>;

interface Row {
  kind: Kind;
  sides: Pair;
}

export function ComparedTickets(props: ComparedProps) {
  const { comparison, before, after } = props;
  const reports = [before.judged!.report, after.judged!.report] as const;
  const all = useMemo(
    () =>
      (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((key) =>
        comparison.tickets[key].map((sides): Row => ({ kind: KINDS[key], sides })),
      ),
    [comparison],
  );
  const ticketOf = ({ sides: [was, is] }: Row) => (is === null ? reports[0].tickets[was!]! : reports[1].tickets[is]!);
  const { rows, bar } = useNarrowed(all, (row) => `${ticketOf(row).id} ${ticketOf(row).title}`, "tickets", props);
  const { states, columns } = reports[1].coverage.legend;
  const asked = useMemo(
    () => columns.map(({ name }) => name).filter((name) => reports.some((report) => report.coverage.matrix.some((row) => cellOf(row, name)))),
    [comparison],
  );
  const rowOf = useMemo(() => reports.map((report) => new Map(report.coverage.matrix.map((row) => [row.ticket, row]))), [comparison]);
  const cellAt = (report: Report, side: number, index: number | null, column: string | null): Cell | null => {
    if (index === null) return null;
    if (column === null) return wholeOf(report.tickets[index]!);
    const row = rowOf[side]!.get(index);
    return row ? cellOf(row, column) : null;
  };
  return (
    <section aria-labelledby="compared-tickets">
      <h2 id="compared-tickets">Tickets</h2>
      {bar}
      <p class="meta">{count(comparison.tickets.same, "ticket")} the same.</p>
      {rows.length === 0 ? (
        <p class="empty">{all.length === 0 ? "What tickets come to does not differ." : "No tickets match."}</p>
      ) : (
        <div
          class="table matrix compare-matrix"
          role="table"
          aria-label="Tickets, before and after"
          aria-rowcount={rows.length + 1}
          style={{ "--columns": asked.length + 1 }}
        >
          <div role="rowgroup" class="matrix-head">
            <div class="table-row" role="row" aria-rowindex={1}>
              {["Ticket", "in all", ...asked].map((name) => (
                <span key={name} role="columnheader">
                  {name}
                </span>
              ))}
            </div>
          </div>
          <Rows items={rows} height={ROW_HEIGHT} role="rowgroup">
            {(row, i) => {
              const { id, title } = ticketOf(row);
              const [was, is] = row.sides;
              const own = is === null ? link(before.key, "tickets", [was!]) : link(after.key, "tickets", [is]);
              return (
                <div class="table-row" role="row" key={i} aria-rowindex={i + 2} data-kind={row.kind.name}>
                  <div role="rowheader" class="matrix-ticket">
                    <TicketName id={id} title={title} href={own} />
                    <KindMark kind={row.kind} />
                  </div>
                  {[null, ...asked].map((column) => (
                    <PairCell
                      key={column ?? ""}
                      column={column ?? "in all"}
                      states={states}
                      cells={[cellAt(reports[0], 0, was, column), cellAt(reports[1], 1, is, column)]}
                      addresses={[
                        link(before.key, "tickets", [was ?? 0, ...(column ? [column] : [])]),
                        link(after.key, "tickets", [is ?? 0, ...(column ? [column] : [])]),
                      ]}
                    />
                  ))}
                </div>
              );
            }}
          </Rows>
        </div>
      )}
    </section>
  );
}

interface PairCellProps {
  column: string;
  states: readonly LegendEntry[];
  cells: [Cell | null, Cell | null];
  addresses: [string, string];
}

const isSame = (one: Cell | null, other: Cell | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One cell where nothing differs; else the former above the one after. */
function PairCell({ column, states, cells: [was, is], addresses: [then, now] }: PairCellProps) {
  if (!was && !is) return <NotAsked column={column} />;
  const differs = !isSame(was, is);
  const sides = differs ? ([[was, then, "before"], [is, now, "after"]] as const) : ([[is, now, ""]] as const);
  return (
    <span role="cell" class={differs ? "matrix-pair differs" : "matrix-pair"}>
      {sides.map(([cell, href, side], i) => {
        const entry = cell && entryOf(states, cell.state);
        return (
          <span key={side} class={`matrix-cell${entry ? ` grade-${entry.grade}` : ""}`}>
            {i > 0 && <Icon name="next" />}
            {cell && entry ? (
              <CellLink column={side ? `${column} ${side}` : column} cell={cell} entry={entry} href={href} />
            ) : (
              <span class="empty">
                <span class="column-name">
                  {column} {side}:{" "}
                </span>
                not asked for
              </span>
            )}
          </span>
        );
      })}
    </span>
  );
}

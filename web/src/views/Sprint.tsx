// The tickets of all open bundles: which have a passing bundle, which only a claim, which nothing.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { entryOf, NO_TICKET_FILTER, ticketFilter, ticketFits } from "../coverage.ts";
import { desk, verdictWord } from "../desk.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { go, link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { mergeTickets, sprintCell, type Sprint, type SprintBundle } from "../sprint.ts";
import { Text } from "../text.tsx";
import { shapeOf, StateMark, TicketName, wordOf } from "./states.tsx";
import { TicketFilterBar } from "./TicketFilterBar.tsx";
import { MatrixCell, stepRows } from "./TicketMatrix.tsx";
import { VerdictMark } from "./verdict.tsx";

const ROW_HEIGHT = 60;

export function SprintPage({ route }: { route: Route }) {
  const bundles = desk.bundles.filter(({ judged }) => judged);
  const [merged, setMerged] = useState<{ sprint: Sprint; bundles: Bundle[] } | null>(null);
  const [problem, setProblem] = useState("");
  const isWorking = desk.working.length > 0;
  const ids = bundles.map(({ id, judged }) => `${id} ${judged!.digest}`).join();
  useEffect(() => {
    let isWanted = true;
    if (bundles.length === 0 || isWorking) return;
    mergeTickets(bundles).then(
      (sprint) => isWanted && setMerged({ sprint, bundles }),
      (error: unknown) => isWanted && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => void (isWanted = false);
  }, [ids, isWorking]);
  return (
    <div class="tickets">
      <h1 tabIndex={-1}>Tickets of {count(bundles.length, "bundle")}</h1>
      {problem ? (
        <p class="empty">{problem}</p>
      ) : bundles.length === 0 ? (
        <p class="lead">No bundle is open.</p>
      ) : !merged ? (
        <p class="empty">{isWorking ? "Waiting for all reviews to end…" : "Reading…"}</p>
      ) : (
        <Merged {...merged} route={route} />
      )}
    </div>
  );
}

interface Props {
  sprint: Sprint;
  bundles: readonly Bundle[];
  route: Route;
}

function Merged({ sprint, bundles, route }: Props) {
  const standing = route.query.get("standing") ?? "";
  const { states, columns } = bundles[0]!.judged!.report.coverage.legend;
  const asked = useMemo(
    () => columns.map(({ name }) => name).filter((name) => sprint.tickets.some((ticket) => sprintCell(ticket, name))),
    [sprint],
  );
  const query = route.query.toString();
  const filter = ticketFilter(route.query);
  const owns = useMemo(() => sprint.tickets.map(({ from, index }) => bundles[from]!.judged!.report.tickets[index]!), [sprint]);
  const rows = useMemo(() => {
    const fits = ticketFits(filter, states);
    return sprint.tickets.filter((ticket, i) => (standing === "" || ticket.standing === standing) && fits(owns[i]!));
  }, [sprint, query]);
  const change = (to: Record<string, string>) => go(link("", "tickets", [], { ...Object.fromEntries(route.query), ...to }), true);
  useKeys({
    j: () => stepRows(1),
    k: () => stepRows(-1),
    "/": () => document.getElementById("ticket-filter")?.focus(),
    Backspace: () => go("#/"),
  });
  const body = useMemo(
    () => (
      <Rows items={rows} height={ROW_HEIGHT} role="rowgroup">
        {(ticket, i) => {
          const from = bundles[ticket.from]!;
          const own = ticket.bundle === null ? undefined : bundles[ticket.bundle];
          const address = (column?: string) => link(from.key, "tickets", [ticket.index, ...(column ? [column] : [])]);
          return (
            <div class="table-row" role="row" key={i} aria-rowindex={i + 2} data-ticket={i}>
              <div role="rowheader" class="matrix-ticket">
                <TicketName id={ticket.id} title={ticket.title} href={address()} />
                <span class="meta">{ticket.status === "unknown" ? "" : wordOf(ticket.status)}</span>
              </div>
              <div role="cell" class="matrix-standing">
                <StateMark entry={entryOf(sprint.legend, ticket.standing)} />
                {own && (
                  <a class="meta" href={link(own.key)}>
                    <Text>{own.file.name}</Text>
                  </a>
                )}
                {ticket.bundles > 1 && <span class="meta">the newest of {number(ticket.bundles)}</span>}
              </div>
              {asked.map((column) => (
                <MatrixCell
                  key={column}
                  column={column}
                  cell={sprintCell(ticket, column)}
                  states={states}
                  href={address(column)}
                />
              ))}
            </div>
          );
        }}
      </Rows>
    ),
    [rows, bundles],
  );
  return (
    <>
      <BundleList sprint={sprint} bundles={bundles} />
      <section class="legend-panel sprint-legend" aria-label="Standing">
        <div class="chips" role="group" aria-label="Standing">
          {sprint.legend.map((entry) => {
            const n = sprint.standings[entry.name] ?? 0;
            const isOn = standing === entry.name;
            return (
              <button
                key={entry.name}
                type="button"
                class={`chip grade-${entry.grade}`}
                aria-pressed={isOn}
                disabled={n === 0 && !isOn}
                title={entry.means}
                onClick={() => change({ standing: isOn ? "" : entry.name })}
              >
                <Icon name={shapeOf(entry)} /> {wordOf(entry.name)} <span class="tally">{number(n)}</span>
              </button>
            );
          })}
        </div>
        <dl class="legend-list">
          {sprint.legend.map((entry) => (
            <div key={entry.name}>
              <dt>
                <StateMark entry={entry} />
              </dt>
              <dd>{entry.means}</dd>
            </div>
          ))}
        </dl>
      </section>
      {sprint.tickets.length > 0 && (
        <TicketFilterBar tickets={owns} filter={filter} states={states} shown={rows.length} isNarrowed={standing !== ""} onChange={change} />
      )}
      {rows.length === 0 ? (
        <div class="nothing">
          <p>{sprint.tickets.length === 0 ? "No ticket was found in these bundles." : "No tickets match."}</p>
          {sprint.tickets.length > 0 && (
            <button type="button" onClick={() => change({ ...NO_TICKET_FILTER, standing: "" })}>
              Clear the filter
            </button>
          )}
        </div>
      ) : (
        <div
          class="table matrix sprint-matrix"
          role="table"
          aria-label="Tickets of all bundles"
          aria-rowcount={rows.length + 1}
          style={{ "--columns": asked.length }}
        >
          <div role="rowgroup" class="matrix-head">
            <div class="table-row" role="row" aria-rowindex={1}>
              <span role="columnheader">Ticket</span>
              <span role="columnheader">Standing</span>
              {asked.map((name) => (
                <span key={name} role="columnheader">
                  {name}
                </span>
              ))}
            </div>
          </div>
          {body}
        </div>
      )}
    </>
  );
}

// --- bundles --------------------------------------------------------------------------------------

function BundleList({ sprint, bundles }: Omit<Props, "route">) {
  return (
    <ul class="sprint-bundles">
      {sprint.bundles.map((bundle, i) => (
        <li key={i}>
          <VerdictMark word={verdictWord(bundles[i]!)} />
          <p>
            <a href={link(bundles[i]!.key)}>
              <Text>{bundle.name}</Text>
            </a>
            <span class="meta">
              {bundle.ticket !== null && (
                <>
                  for <Text>{bundle.ticket}</Text>{" "}
                </>
              )}
              {bundle.run !== null && (
                <>
                  of run <Text>{bundle.run}</Text>
                </>
              )}
            </span>
            <Again bundle={bundle} sprint={sprint} bundles={bundles} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What becomes of a bundle when another one of its run is here. */
function Again({ bundle, sprint, bundles }: { bundle: SprintBundle } & Omit<Props, "route">) {
  if (bundle.newer !== null) {
    return (
      <span class="again">
        {bundle.copy ? "The same files as" : "Made again: the newer one is"}{" "}
        <a href={link(bundles[bundle.newer]!.key)}>
          <Text>{sprint.bundles[bundle.newer]!.name}</Text>
        </a>
        {bundle.newer_by !== null && !bundle.copy && <>, by {bundle.newer_by}</>}.
      </span>
    );
  }
  if (bundle.undecided)
    return <span class="again">Another bundle of this run is open, and no time says which is newer.</span>;
  return sprint.bundles.some(({ newer }) => newer === sprint.bundles.indexOf(bundle)) ? (
    <span class="again">The newest of its run.</span>
  ) : null;
}

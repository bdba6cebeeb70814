// What tickets ask for and what the bundle shows of it, as the report has it. Which states there are, in which order,
// what they mean and how they are to be seen, all comes from its legend.
import type { Patch, Report } from "./report.ts";

export type Grade = "aside" | "person" | "shown" | "told" | "open" | "against";

export interface LegendEntry {
  name: string;
  /** Ends a sentence. */
  means: string;
  grade: Grade;
  /** Something has to come, or to be explained. */
  gap: boolean;
}

export interface Evidence {
  member: number | null;
  line: number | null;
  how: string;
  /** Of what was found. */
  path: string | null;
  /** Of such places; this is the first. */
  count: number;
}

/** A thing that was asked for, with what became of it. */
export interface Covered {
  text: string;
  line: number;
  state: string;
  basis: string;
  /** One sentence. */
  why: string;
  evidence: Evidence[];
}

export interface Obligation extends Covered {
  kind: string;
  column: string;
  key: string | null;
  depth: number;
  mark: string | null;
  optional: boolean;
  hedged: boolean;
}

export interface Tally {
  verified: number;
  of: number;
  optional: number;
  states: Record<string, number>;
}

export interface Ticket {
  id: string;
  key: string | null;
  format: string;
  title: string;
  phase: string | null;
  owners: string[];
  status: string;
  status_text: string | null;
  member: number;
  line: number;
  last_line: number;
  under_review: boolean;
  bound: boolean;
  claim: string;
  claimed_by: string | null;
  claimed_at: { member: number; line: number } | null;
  state: string;
  tally: Tally;
  shallow: boolean;
  deep: boolean;
  in_cycle: boolean;
  obligations: Obligation[];
  /** What the latest says. */
  review: Covered | null;
  /** All that name it: indices in the report's reviews. */
  reviews: number[];
}

export interface Cell {
  state: string;
  verified: number;
  of: number;
  count: number;
}

/** A row of the matrix: its ticket's number, and a cell a column; null where the ticket asks for nothing. */
export interface MatrixRow {
  ticket: number;
  [column: string]: Cell | number | null;
}

export interface Change {
  path: string;
  line: number;
  reason: string;
  ticket: number | null;
  obligation: number | null;
}

export interface Coverage {
  legend: { states: LegendEntry[]; columns: { name: string; means: string }[]; reasons: LegendEntry[] };
  change: { member: number; quoted: boolean } | null;
  under_review: Tally;
  all: Tally;
  tickets: number;
  reasons: Record<string, number>;
  matrix: MatrixRow[];
  changes: Change[];
}

interface Statement {
  verdict: string;
  text: string;
  line: number;
}

export interface Review {
  member: number;
  form: string;
  first: Statement | null;
  last: Statement | null;
  ticket: string | null;
  model: string | null;
  session_time: string | null;
}

interface Counts {
  tests: number | null;
  passed: number | null;
  failed: number | null;
  errors: number | null;
  skipped: number | null;
}

/** What a test runner wrote. */
export interface TestReport {
  member: number;
  line: number;
  format: string;
  stated: Counts;
  counted: Counts;
  /** Why it is not whole. */
  problem: string | null;
  failed: boolean;
  empty: boolean;
}

export interface RecordedCommand {
  member: number;
  line: number;
  command: string;
  /** Inside quoted text: it was not run. */
  quoted: boolean;
  outcome: string;
  outcome_line: number | null;
  exit_code: number | null;
  failed_before: number;
}

export interface Tests {
  commands: RecordedCommand[];
  reports: TestReport[];
}

const UNKNOWN: Omit<LegendEntry, "name"> = { means: "", grade: "open", gap: true };

export const entryOf = (entries: readonly LegendEntry[], name: string): LegendEntry =>
  entries.find((entry) => entry.name === name) ?? { name, ...UNKNOWN };

/** The worst comes last in the legend. */
export const rankOf = (entries: readonly LegendEntry[], name: string): number =>
  entries.findIndex((entry) => entry.name === name);

export const cellOf = (row: MatrixRow, column: string): Cell | null => row[column] as Cell | null;

// --- the matrix -----------------------------------------------------------------------------------

export interface TicketFilter {
  text: string;
  /** Something that it asks for is in this state. */
  state: string;
  format: string;
  phase: string;
  owner: string;
  gaps: boolean;
}

export const ticketFilter = (query: URLSearchParams): TicketFilter => ({
  text: query.get("q") ?? "",
  state: query.get("state") ?? "",
  format: query.get("format") ?? "",
  phase: query.get("phase") ?? "",
  owner: query.get("owner") ?? "",
  gaps: query.get("gaps") === "1",
});

export const isFiltering = ({ text, state, format, phase, owner, gaps }: TicketFilter): boolean =>
  text.trim() !== "" || state !== "" || format !== "" || phase !== "" || owner !== "" || gaps;

/** What of the link is to be changed when nothing is to be filtered. */
export const NO_TICKET_FILTER = { q: "", state: "", format: "", phase: "", owner: "", gaps: "" };

/** Tells which tickets fit. */
export function ticketFits(filter: TicketFilter, states: readonly LegendEntry[]): (ticket: Ticket) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const gaps = states.filter(({ gap }) => gap).map(({ name }) => name);
  return (ticket) => {
    const said = `${ticket.id} ${ticket.title} ${ticket.owners.join(" ")}`.toLowerCase();
    return (
      words.every((word) => said.includes(word)) &&
      (filter.format === "" || ticket.format === filter.format) &&
      (filter.phase === "" || ticket.phase === filter.phase) &&
      (filter.owner === "" || ticket.owners.includes(filter.owner)) &&
      (filter.state === "" || hasState(ticket, filter.state)) &&
      (!filter.gaps || gaps.some((state) => hasState(ticket, state)))
    );
  };
}

/** The rows that fit, tickets under review first. */
export function matrixRows({ tickets, coverage: { matrix, legend } }: Report, filter: TicketFilter): MatrixRow[] {
  const fits = ticketFits(filter, legend.states);
  const rows = matrix.filter(({ ticket }) => fits(tickets[ticket]!));
  const isReviewed = ({ ticket }: MatrixRow) => tickets[ticket]!.under_review;
  return [...rows.filter(isReviewed), ...rows.filter((row) => !isReviewed(row))];
}

export const hasState = ({ tally, review }: Ticket, state: string): boolean =>
  (tally.states[state] ?? 0) > 0 || review?.state === state;

/** What several cells come to: the sums, and the worst state. */
export function sumOf(cells: readonly (Cell | null)[], states: readonly LegendEntry[]): Cell | null {
  let sum: Cell | null = null;
  for (const cell of cells) {
    if (!cell) continue;
    sum ??= { state: cell.state, verified: 0, of: 0, count: 0 };
    sum.verified += cell.verified;
    sum.of += cell.of;
    sum.count += cell.count;
    if (rankOf(states, cell.state) > rankOf(states, sum.state)) sum.state = cell.state;
  }
  return sum;
}

export function wholeOf({ state, tally }: Ticket): Cell | null {
  const count = Object.values(tally.states).reduce((sum, n) => sum + n, 0);
  return count > 0 ? { state, verified: tally.verified, of: tally.of, count } : null;
}

/** Obligations in states of a grade. */
export const countOfGrade = (tally: Tally, states: readonly LegendEntry[], grade: Grade): number =>
  states.filter((entry) => entry.grade === grade).reduce((sum, { name }) => sum + (tally.states[name] ?? 0), 0);

// --- the other way round --------------------------------------------------------------------------

/** The file of the patch that a line of its member belongs to; -1 when there is none. */
export function patchFileAt(patch: Patch | null, member: number | null, line: number | null): number {
  if (!patch || member !== patch.member || line === null) return -1;
  let [low, high] = [0, patch.files.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (patch.files[middle]!.line <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

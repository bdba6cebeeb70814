// The tickets of all open bundles as one matrix, as the core merges their reports (core/report/tickets.schema.json).
import type { Bundle } from "./bundle.ts";
import type { Cell, LegendEntry } from "./coverage.ts";

export interface SprintBundle {
  name: string;
  sha256: string | null;
  verdict: string;
  ticket: string | null;
  run: string | null;
  finished: string | null;
  committed: string | null;
  stamp: string | null;
  /** The newest bundle of the same run, and what tells that. */
  newer: number | null;
  newer_by: string | null;
  /** The same files as the newest. */
  copy: boolean;
  /** Another bundle of its run is here, and no time says which is newer. */
  undecided: boolean;
}

export interface SprintTicket {
  id: string;
  title: string;
  status: string;
  claim: string;
  standing: string;
  /** The newest bundle that is for it. */
  bundle: number | null;
  /** That are for it, those made again counted once. */
  bundles: number;
  /** The bundle that this row is from, and the ticket's place in it. */
  from: number;
  index: number;
  state: string;
  verified: number;
  of: number;
}

export interface Sprint {
  legend: LegendEntry[];
  bundles: SprintBundle[];
  standings: Record<string, number>;
  tickets: (SprintTicket & Record<string, unknown>)[];
}

export const sprintCell = (ticket: SprintTicket & Record<string, unknown>, column: string): Cell | null =>
  ticket[column] as Cell | null;

/** In the order of the bundles. */
export async function mergeTickets(bundles: readonly Bundle[]): Promise<Sprint> {
  const reports = `[${bundles.map(({ judged }) => judged!.json).join(",")}]`;
  const json = await bundles[0]!.ask({ op: "tickets", reports });
  if (json === null) throw new Error("The core could not merge these reports: they are too large for it.");
  return JSON.parse(json) as Sprint;
}

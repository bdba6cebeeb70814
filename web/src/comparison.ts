// What the core says of two reports (core/report/comparison.schema.json), and which bundle it was that came before.
import type { Ignored } from "../../wasm/loader.ts";
import type { Bundle } from "./bundle.ts";

export interface Side {
  name: string;
  sha256: string | null;
  verdict: string;
  errors: number;
  warnings: number;
  notes: number;
  members: number;
  ticket: string | null;
  run: string | null;
  /** As it says itself. */
  time: string | null;
  time_from: string | null;
}

interface ComparedFinding {
  index: number;
  rule: string;
  severity: string;
  message: string;
  fingerprint: string;
}

export interface ComparedMember {
  index: number;
  path: string;
  size: number;
  sha256: string | null;
}

interface MemberPair {
  before: ComparedMember | null;
  after: ComparedMember | null;
}

interface ComparedStatement {
  id: string;
  text: string;
  before: { count: number; of: number } | null;
  after: { count: number; of: number } | null;
}

export type Pairs = [before: number | null, after: number | null][];

interface ComparedCheck {
  state: string;
  population: number;
}

export interface Comparison {
  before: Side;
  after: Side;
  kinship: "run" | "ticket" | "ticket-kin" | null;
  backwards: boolean;
  same: boolean;
  ignored: Ignored[];
  /** Kept ones: indices in the two reports, as of tickets and files of the patch. */
  findings: { same: number; uncompared: number; fixed: ComparedFinding[]; new: ComparedFinding[]; kept: Pairs };
  members: { same: number; removed: MemberPair[]; added: MemberPair[]; changed: MemberPair[]; renamed: MemberPair[] };
  tickets: { same: number; gained: Pairs; lost: Pairs; changed: Pairs; removed: Pairs; added: Pairs };
  files: { same: number; changed: Pairs; removed: Pairs; added: Pairs };
  checks: { rule: string; before: ComparedCheck; after: ComparedCheck }[];
  proven: ComparedStatement[];
  not_proven: ComparedStatement[];
  facts: { what: string; before: string | null; after: string | null }[];
}

export async function compare(before: Bundle, after: Bundle, ignored: readonly Ignored[] = []): Promise<Comparison> {
  const json = await after.ask({ op: "compare", before: before.judged!.json, after: after.judged!.json, ignored });
  if (json === null) throw new Error("The core could not compare these two: their reports are too large for it.");
  return JSON.parse(json) as Comparison;
}

export interface Proposal {
  before: Bundle;
  /** In words, for people. */
  why: string;
}

const KINSHIPS = ["run", "ticket", "ticket-kin"] as const;
const WHAT: Record<(typeof KINSHIPS)[number], string> = {
  run: "the same run",
  ticket: "the same ticket",
  "ticket-kin": "a part of the same ticket",
};

/** The latest bundle about the same thing that says it was made before this one. */
export async function proposeBefore(after: Bundle, others: readonly Bundle[]): Promise<Proposal | null> {
  let best: { rank: number; time: string; proposal: Proposal } | null = null;
  for (const before of others) {
    const { kinship, backwards, before: side } = await compare(before, after);
    if (kinship === null || (backwards && others.length > 1)) continue;
    const rank = KINSHIPS.indexOf(kinship);
    const time = side.time ?? "";
    if (best && (best.rank < rank || (best.rank === rank && best.time >= time))) continue;
    const when = side.time === null ? "it does not say when it was made" : `made ${side.time}, by ${side.time_from}`;
    best = { rank, time, proposal: { before, why: `Proposed because it is about ${WHAT[kinship]}; ${when}.` } };
  }
  if (best) return best.proposal;
  return others.length === 1 ? { before: others[0]!, why: "The only other bundle that is open; nothing says that they belong together." } : null;
}

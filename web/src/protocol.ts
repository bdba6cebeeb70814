// What the page and a bundle's worker say to each other. Each request has an id and gets one answer with that id.
import type { Decision, Ignored, Status } from "../../wasm/loader.ts";
import type { PatchRow } from "./view.ts";

/** The first message to a worker. */
export interface Start {
  module: WebAssembly.Module;
  file: File;
}

export type Request =
  | { op: "review"; options: string }
  /** A review in steps: started in every worker, its members and its file digested by any of them, finished in one. */
  | { op: "start"; options: string }
  | { op: "digest"; first: number; count: number }
  | { op: "digestFile" }
  | { op: "handOver" }
  | { op: "finish"; parts: Uint8Array[] }
  | { op: "report"; format: string }
  | { op: "bytes"; index: number; from: number; count: number }
  | { op: "lines"; index: number; first: number; count: number; sizeMax: number }
  | { op: "view"; what: string; index: number; first: number; count: number }
  | { op: "patchBytes"; file: number; isNew: boolean }
  | { op: "decide"; text: string }
  | { op: "tickets"; reports: string }
  | { op: "compare"; before: string; after: string; ignored: readonly Ignored[] }
  /** Two texts, each in parts, whose lines count from `first`; then the rows of what differs, slice by slice, and the rest of
   * long lines. */
  | { op: "diff"; texts: [Uint8Array[], Uint8Array[]]; first: [number, number] }
  | { op: "diffRows"; count: number }
  | { op: "diffText"; isNew: boolean; line: number; from: number; size: number }
  | { op: "rules" }
  | { op: "profiles" };

export interface Reviewed {
  status: Status;
  /** Why there is no verdict, as far as the core knows. */
  error: string;
  /** The JSON report and its sha256, when the status is "ok". */
  report: string | null;
  digest: string | null;
}

/** What the core says of a decision. */
export interface Decided {
  decision: Decision;
  /** Why it is refused. */
  error: string;
  /** As the core writes it; null when it is refused. */
  json: string | null;
  markdown: Uint8Array | null;
}

/** The members as the archive has them: path and size in bytes. */
export type Listing = [path: string, size: number][];

export interface Started {
  status: Status;
  error: string;
  members: Listing;
}

/** What differs between two texts. */
export interface Differing {
  /** False when the bound on the work was hit: then no line is known to differ or to be the same. */
  isKnown: boolean;
  removed: number;
  added: number;
  lines: [old: number, now: number];
  /** The bound: removed and added lines among those that stand in both texts. */
  editsMax: number;
}

export interface DifferingRows {
  rows: PatchRow[];
  isEnd: boolean;
}

export interface Answers {
  review: Reviewed;
  start: Started;
  digest: Status;
  digestFile: Status;
  handOver: Uint8Array | null;
  finish: Reviewed;
  report: Uint8Array | null;
  bytes: Uint8Array | null;
  lines: Uint8Array | null;
  /** JSON, as core/report/views.h has it. */
  view: string | null;
  patchBytes: Uint8Array | null;
  decide: Decided;
  /** What differs between two JSON reports, as JSON. */
  tickets: string | null;
  compare: string | null;
  diff: Differing;
  diffRows: DifferingRows;
  diffText: string;
  /** The rule catalogue as JSON. */
  rules: string | null;
  profiles: string[];
}

export type ToWorker = Start | (Request & { id: number });

export type FromWorker =
  | { id: number; progress: [done: number, all: number] }
  | { id: number; ok: Answers[keyof Answers] }
  /** The core trapped or ran out of memory: this worker is of no more use. */
  | { id: number; broken: string };

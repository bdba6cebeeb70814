// Views that the core makes of members and of the patch (core/report/views.h): the page knows no format of its own.
import type { Bundle } from "./bundle.ts";

export interface Media {
  kind: "binary" | "text" | "markdown" | "json" | "json-lines" | "csv" | "tsv" | "image";
  type: string | null;
  width: number;
  height: number;
  /** What opening it may start: "a program for Windows". */
  runs: string | null;
  size: number;
}

/** A container is followed by what it holds, and by an empty one. */
export type MarkdownNode = [] | [kind: string, ...attributes: (string | number | boolean | null)[]];

export type JsonRow = [
  depth: number,
  kind: string,
  key: string | null,
  value: string | null,
  children: number,
  line: number,
];

export type TableRow = [line: number, cells: string[], names?: string[] | null];

/** ' ', '+', '-', or '@' for the start of a hunk; 0 for a line that a side does not have. */
export type PatchRow = [
  origin: string,
  oldLine: number,
  newLine: number,
  line: number,
  text: string,
  flags: number,
  marks: string,
  cut?: Cut,
];

/** Of a line that is given in part: which of its bytes. */
export interface Cut {
  from: number;
  to: number;
  size: number;
}
export const DIFFERS = 1;
export const NO_NEWLINE = 2;

interface Problem {
  problem?: string;
}

interface Views {
  media: Media;
  offset: { offset: number | null };
  markdown: Problem & { nodes?: MarkdownNode[] };
  json: Problem & { values?: number; rows?: JsonRow[] };
  table: Problem & { rows?: TableRow[]; is_end?: boolean };
  patch: {
    rows: PatchRow[];
    is_end: boolean;
    held: "same" | "differs" | "none";
    first_difference: { line: number; new_line: number; found: string | null } | null;
  };
  "patch-old": Media;
  "patch-new": Media;
  generated: { entries: number[] };
}
export type PatchView = Views["patch"];

/** Null when the core cannot give it. */
export async function askView<What extends keyof Views>(
  bundle: Bundle,
  what: What,
  index: number,
  first = 0,
  count = 0,
): Promise<Views[What] | null> {
  const text = await bundle.ask({ op: "view", what, index, first, count });
  return text === null ? null : (JSON.parse(text) as Views[What]);
}

// The lines of the patch, fetched from the core slice by slice, and how they stand on the screen.
import type { Bundle } from "./bundle.ts";
import { askView, NO_NEWLINE, type PatchRow, type PatchView } from "./view.ts";

const ROWS_A_SLICE = 4000;

/** The lines of one file of the patch, as far as they were fetched. */
export class PatchText {
  rows: PatchRow[] = [];
  isEnd = false;
  held: PatchView["held"] = "none";
  difference: PatchView["first_difference"] = null;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly bundle: Bundle,
    private readonly index: number,
  ) {}

  /** The next slice; several who ask get the same one. */
  more(): Promise<void> {
    return (this.reading ??= this.read().finally(() => (this.reading = null)));
  }

  private async read(): Promise<void> {
    if (this.isEnd) return;
    const view = await askView(this.bundle, "patch", this.index, this.rows.length, ROWS_A_SLICE);
    if (!view) throw new Error("the core could not give the lines");
    if (this.rows.length === 0) {
      this.held = view.held;
      this.difference = view.first_difference;
    }
    this.rows = [...this.rows, ...view.rows];
    this.isEnd = view.is_end;
  }
}

/** What is shown as a line: one row, or in the split view two beside each other. */
export type Line =
  | { kind: "hunk"; row: PatchRow; gap: Gap }
  | { kind: "row"; row: PatchRow; twin: PatchRow | null; startsChange: boolean }
  | { kind: "pair"; left: PatchRow | null; right: PatchRow | null; startsChange: boolean };

/** Lines between hunks: new side from `from` on, before `to`; the old side is `shift` lines further. */
export interface Gap {
  from: number;
  to: number;
  shift: number;
}

const WAITING_MAX = 2000; // rows of one change that wait for their other side

export interface Layout {
  isSplit: boolean;
  ignoresBlanks: boolean;
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, "");

/** The lines of the rows so far; the last change only when it is complete. What came before stays as it is. */
export function linesOf(rows: readonly PatchRow[], isEnd: boolean, layout: Layout, firstNew = 1): Line[] {
  const lines: Line[] = [];
  let gone: PatchRow[] = [];
  let come: PatchRow[] = [];
  let next = firstNew; // behind the hunks so far
  let shift = 0;
  const flush = () => {
    if (gone.length + come.length > 0) pushChange(lines, gone, come, layout);
    gone = [];
    come = [];
  };
  for (const row of rows) {
    const [origin, oldLine, newLine] = row;
    if (origin === "-" && row[6] === "") {
      if (come.length > 0) flush();
      gone.push(row);
    } else if (origin === "+" && row[6] === "") come.push(row);
    else flush();
    if (gone.length + come.length >= WAITING_MAX) flush();
    if (origin === "@") {
      shift = oldLine - newLine;
      lines.push({ kind: "hunk", row, gap: { from: next, to: newLine, shift } });
    } else if (row[6] !== "" || origin === " ") {
      if (layout.isSplit && row[6] === "")
        lines.push({ kind: "pair", left: row, right: row, startsChange: false });
      else lines.push({ kind: "row", row, twin: null, startsChange: startsCombined(row, lines) });
    }
    if (newLine > 0 && origin !== "@") next = newLine + 1;
  }
  if (isEnd) flush();
  return lines;
}

/** Of a combined diff: the first of several changed lines. */
function startsCombined(row: PatchRow, lines: readonly Line[]): boolean {
  const last = lines[lines.length - 1];
  return row[0] !== " " && !(last?.kind === "row" && last.row[0] !== " ");
}

function pushChange(lines: Line[], gone: PatchRow[], come: PatchRow[], { isSplit, ignoresBlanks }: Layout): void {
  const pairs = Math.max(gone.length, come.length);
  let startsChange = true;
  let after: Line[] = []; // the new lines of the unified view, behind the old ones
  const flushAfter = () => {
    lines.push(...after);
    after = [];
  };
  for (let i = 0; i < pairs; i++) {
    const [left = null, right = null] = [gone[i], come[i]];
    const areWhole = left && right && !left[7] && !right[7];
    const isSame = ignoresBlanks && areWhole && withoutBlanks(left[4]) === withoutBlanks(right[4]);
    if (isSame) {
      flushAfter();
      const row: PatchRow = [" ", left[1], right[2], right[3], right[4], right[5], ""];
      lines.push(
        isSplit
          ? { kind: "pair", left: [" ", ...left.slice(1)] as unknown as PatchRow, right: row, startsChange: false }
          : { kind: "row", row, twin: null, startsChange: false },
      );
      startsChange = true;
    } else if (isSplit) {
      lines.push({ kind: "pair", left, right, startsChange });
      startsChange = false;
    } else {
      if (left) lines.push({ kind: "row", row: left, twin: right, startsChange });
      if (right) after.push({ kind: "row", row: right, twin: left, startsChange: startsChange && !left });
      startsChange = false;
    }
  }
  flushAfter();
}

/** The gap behind the last hunk, whose end is that of the file; none when the patch shows that end. */
export function gapAtEnd(rows: readonly PatchRow[]): Gap | null {
  let from = 0;
  let shift = 0;
  for (const [origin, old, now] of rows) {
    if (origin === "@") shift = old - now;
    else {
      shift += origin === "-" ? 1 : origin === "+" ? -1 : 0;
      from = Math.max(from, now + 1);
    }
  }
  const endsHere = rows.slice(-2).some((row) => (row[5] & NO_NEWLINE) !== 0);
  return from === 0 || endsHere ? null : { from, to: Infinity, shift };
}

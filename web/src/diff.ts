// What differs between two texts, line by line: worked out and kept in a worker of its own, given out row by row.
import { diffArrays } from "diff";
import type { Differing, DifferingRows } from "./protocol.ts";
import { NO_NEWLINE, type PatchRow } from "./view.ts";

/** Removed and added lines among those that stand in both texts. A bound of work that no clock moves: same texts, same answer. */
const EDITS_MAX = 2000;
const CONTEXT = 3; // lines around a change
const CHANGE_MAX = 1000; // lines of a side that stand in one go: what linesOf pairs
const TEXT_MAX = 2000; // bytes of a line that a row gives
const LEAD = 40; // bytes of a long line before its first difference
const NEWLINE = 0x0a;

/** Lines of the two texts, counted from 0, `to` behind the last. */
interface Change {
  from: [old: number, now: number];
  to: [old: number, now: number];
}

class Lines {
  private readonly starts: number[] = [];
  readonly count: number;

  constructor(
    readonly bytes: Uint8Array,
    /** Number of the first line. */
    readonly first: number,
  ) {
    for (let at = 0; at < bytes.length; ) {
      this.starts.push(at);
      const newline = bytes.indexOf(NEWLINE, at);
      at = newline < 0 ? bytes.length : newline + 1;
    }
    this.count = this.starts.length;
  }

  /** For each line a number that stands for its bytes, its newline among them. */
  ids(known: Map<string, number>): number[] {
    const all = new TextDecoder("latin1").decode(this.bytes); // a character a byte
    return this.starts.map((start, i) => {
      const line = all.slice(start, this.starts[i + 1] ?? all.length);
      let id = known.get(line);
      if (id === undefined) known.set(line, (id = known.size));
      return id;
    });
  }

  endsOpen(index: number): boolean {
    return index === this.count - 1 && this.bytes[this.bytes.length - 1] !== NEWLINE;
  }

  /** Without its newline. */
  line(index: number): Uint8Array {
    const end = this.starts[index + 1] ?? this.bytes.length;
    return this.bytes.subarray(this.starts[index], this.endsOpen(index) ? end : end - 1);
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const isInside = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Of a line, from byte `from` on, whole characters of it. */
function textFrom(line: Uint8Array, from: number, size: number): { text: string; from: number; to: number } {
  let [start, end] = [Math.min(from, line.length), Math.min(from + size, line.length)];
  while (start > 0 && isInside(line[start])) start--;
  while (end > start && isInside(line[end])) end--;
  return { text: decoder.decode(line.subarray(start, end)), from: start, to: end };
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one[at] === other[at]) at++;
  return at;
}

export class Difference {
  private readonly sides: readonly [Lines, Lines];
  /** Null when the bound was hit. */
  private readonly changes: Change[] | null;
  private readonly all: Iterator<PatchRow[]>;

  constructor([before, after]: [Uint8Array, Uint8Array], [oldFirst, newFirst]: [number, number]) {
    this.sides = [new Lines(before, oldFirst), new Lines(after, newFirst)];
    this.changes = changesOf(this.sides);
    this.all = this.pieces();
  }

  summary(): Differing {
    const sum = (side: 0 | 1) => this.changes?.reduce((lines, { from, to }) => lines + to[side] - from[side], 0) ?? 0;
    return {
      isKnown: this.changes !== null,
      removed: sum(0),
      added: sum(1),
      lines: [this.sides[0].count, this.sides[1].count],
      editsMax: EDITS_MAX,
    };
  }

  /** The rows behind those that were given out before: at least `count` of them, and up to where a change ends. */
  next(count: number): DifferingRows {
    const rows: PatchRow[] = [];
    while (rows.length < count) {
      const { value, done } = this.all.next();
      if (done) return { rows, isEnd: true };
      for (const row of value) rows.push(row);
    }
    return { rows, isEnd: false };
  }

  /** More of a line that a row gave a part of. */
  text(isNew: boolean, number: number, from: number, size: number): string {
    const side = this.sides[isNew ? 1 : 0];
    const index = number - side.first;
    return index >= 0 && index < side.count ? textFrom(side.line(index), from, size).text : "";
  }

  private *pieces(): Generator<PatchRow[]> {
    const changes = this.changes ?? [];
    for (let first = 0, last = 0; first < changes.length; first = last + 1) {
      for (last = first; last + 1 < changes.length && changes[last + 1]!.from[0] - changes[last]!.to[0] <= 2 * CONTEXT; ) last++;
      const before = Math.min(CONTEXT, ...changes[first]!.from);
      const rest = (side: 0 | 1) => this.sides[side].count - changes[last]!.to[side];
      const after = Math.min(CONTEXT, rest(0), rest(1));
      yield [this.header(changes[first]!, changes[last]!, before, after), ...this.same(changes[first]!.from, -before, 0)];
      for (let i = first; i <= last; i++) {
        yield* this.change(changes[i]!);
        const { to } = changes[i]!;
        yield this.same(to, 0, i < last ? changes[i + 1]!.from[0] - to[0] : after);
      }
    }
  }

  private header({ from }: Change, { to }: Change, before: number, after: number): PatchRow {
    const start = (side: 0 | 1) => from[side] - before + this.sides[side].first;
    const size = (side: 0 | 1) => to[side] - from[side] + before + after;
    const part = (side: 0 | 1) => `${size(side) === 0 ? start(side) - 1 : start(side)}${size(side) === 1 ? "" : `,${size(side)}`}`;
    return ["@", start(0), start(1), 0, `@@ -${part(0)} +${part(1)} @@`, 0, ""];
  }

  private same([old, now]: readonly [number, number], from: number, to: number): PatchRow[] {
    const rows: PatchRow[] = [];
    for (let i = from; i < to; i++) rows.push(this.row(" ", old + i, now + i, 0));
    return rows;
  }

  private *change({ from: [old, now], to: [oldEnd, nowEnd] }: Change): Generator<PatchRow[]> {
    for (; old < oldEnd || now < nowEnd; old += CHANGE_MAX, now += CHANGE_MAX) {
      const gone: PatchRow[] = [];
      const come: PatchRow[] = [];
      for (let i = 0; i < CHANGE_MAX; i++) {
        const [isGone, isCome] = [old + i < oldEnd, now + i < nowEnd];
        const start = isGone && isCome ? this.startOfDifference(old + i, now + i) : 0;
        if (isGone) gone.push(this.row("-", old + i, -1, start));
        if (isCome) come.push(this.row("+", -1, now + i, start));
      }
      yield [...gone, ...come];
    }
  }

  /** Where the two lines are best shown from: their start, unless they are long and begin alike. */
  private startOfDifference(old: number, now: number): number {
    const [one, other] = [this.sides[0].line(old), this.sides[1].line(now)];
    if (Math.max(one.length, other.length) <= TEXT_MAX) return 0;
    const at = firstDifference(one, other);
    return at < TEXT_MAX / 2 ? 0 : at - LEAD;
  }

  private row(origin: string, old: number, now: number, start: number): PatchRow {
    const [lines, index] = now < 0 ? [this.sides[0], old] : [this.sides[1], now];
    const line = lines.line(index);
    const { text, from, to } = textFrom(line, start, TEXT_MAX);
    const number = (at: number, side: 0 | 1) => (at < 0 ? 0 : at + this.sides[side].first);
    const row: PatchRow = [origin, number(old, 0), number(now, 1), 0, text, lines.endsOpen(index) ? NO_NEWLINE : 0, ""];
    if (from > 0 || to < line.length) row[7] = { from, to, size: line.length };
    return row;
  }
}

/** Null when there are more edits than the bound allows. */
function changesOf([before, after]: readonly [Lines, Lines]): Change[] | null {
  const known = new Map<string, number>();
  const [a, b] = [before.ids(known), after.ids(known)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let behind = 0;
  const most = Math.min(a.length, b.length) - start;
  while (behind < most && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind++;
  const [aEnd, bEnd] = [a.length - behind, b.length - behind];
  const matches = matchesOf(a, b, start, aEnd, bEnd, known.size);
  if (!matches) return null;
  const changes: Change[] = [];
  let [old, now] = [start, start];
  const upTo = (oldEnd: number, nowEnd: number) => {
    if (oldEnd > old || nowEnd > now) changes.push({ from: [old, now], to: [oldEnd, nowEnd] });
    [old, now] = [oldEnd + 1, nowEnd + 1];
  };
  for (const [i, j] of matches) upTo(i, j);
  upTo(aEnd, bEnd);
  return changes;
}

const IN_OLD = 1;
const IN_NEW = 2;

/** Lines that stay, as pairs of indices. Lines that only one text has are no part of the search: they match nothing. */
function matchesOf(a: number[], b: number[], start: number, aEnd: number, bEnd: number, ids: number): [number, number][] | null {
  const where = new Uint8Array(ids);
  for (let i = start; i < aEnd; i++) where[a[i]!]! |= IN_OLD;
  for (let j = start; j < bEnd; j++) where[b[j]!]! |= IN_NEW;
  const kept = (all: number[], end: number): number[] => {
    const places: number[] = [];
    for (let i = start; i < end; i++) if (where[all[i]!] === (IN_OLD | IN_NEW)) places.push(i);
    return places;
  };
  const [old, now] = [kept(a, aEnd), kept(b, bEnd)];
  const parts = diffArrays(
    old.map((i) => a[i]!),
    now.map((j) => b[j]!),
    { maxEditLength: EDITS_MAX },
  );
  if (!parts) return null;
  const matches: [number, number][] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of parts) {
    if (!added && !removed) for (let k = 0; k < count; k++) matches.push([old[i + k]!, now[j + k]!]);
    if (!added) i += count;
    if (!removed) j += count;
  }
  return matches;
}

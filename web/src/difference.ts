// What differs between a part of one bundle and a part of another: fetched from both, worked out by a worker that does nothing
// else, so that neither bundle waits for it and leaving ends it.
import type { Bundle } from "./bundle.ts";
import { Client } from "./client.ts";
import type { Gap } from "./patch.ts";
import type { Differing } from "./protocol.ts";
import type { PatchRow } from "./view.ts";

export const TEXT_MAX = 64 << 20; // bytes of a side, beyond which the two are not compared
const FETCHED_AT_ONCE = 32 << 20; // bytes: what the core gives out in one piece
const ROWS_A_PIECE = 4000;

/** Lines of a member: all of them, or those of an entry of the patch. */
export interface TextPart {
  bundle: Bundle;
  member: number;
  /** Bytes of the member. */
  size: number;
  lines: { first: number; count: number } | null;
}

async function fetchText({ bundle, member: index, size, lines }: TextPart): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const take = (bytes: Uint8Array | null) => {
    if (!bytes) throw new Error("A member could not be unpacked.");
    parts.push(bytes);
  };
  if (lines) take(await bundle.ask({ op: "lines", index, ...lines, sizeMax: TEXT_MAX }));
  else {
    for (let from = 0; from < size; from += FETCHED_AT_ONCE)
      take(await bundle.ask({ op: "bytes", index, from, count: Math.min(FETCHED_AT_ONCE, size - from) }));
  }
  return parts;
}

/** Rows that stand together, and the new line that the rows before them lead up to. */
export interface DifferencePiece {
  rows: PatchRow[];
  firstNew: number;
}

export class Difference {
  readonly pieces: DifferencePiece[] = [];
  isEnd = false;
  private reading: Promise<void> | null = null;
  private nextNew: number; // behind the rows so far

  private constructor(
    private readonly client: Client,
    readonly summary: Differing,
    private readonly first: readonly [number, number],
  ) {
    this.nextNew = first[1];
  }

  /** `open` is told of the worker at once, so that closing it can end the work. */
  static async of(sides: readonly [TextPart, TextPart], open: (client: Client) => void): Promise<Difference> {
    const texts = (await Promise.all(sides.map(fetchText))) as [Uint8Array[], Uint8Array[]];
    const first = sides.map(({ lines }) => lines?.first ?? 1) as [number, number];
    const client = new Client();
    open(client);
    const buffers = texts.flat().map(({ buffer }) => buffer as ArrayBuffer);
    return new Difference(client, await client.ask({ op: "diff", texts, first }, undefined, buffers), first);
  }

  /** Lines behind the last row: the same on both sides. */
  get gapAtEnd(): Gap {
    const [oldEnd, newEnd] = this.summary.lines.map((lines, side) => lines + this.first[side]!) as [number, number];
    return { from: this.nextNew, to: newEnd, shift: oldEnd - newEnd };
  }

  /** Rows so far. */
  get shown(): number {
    return this.pieces.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** The next piece; several who ask get the same one. */
  more(): Promise<void> {
    return (this.reading ??= this.read().finally(() => (this.reading = null)));
  }

  private async read(): Promise<void> {
    if (this.isEnd) return;
    const { rows, isEnd } = await this.client.ask({ op: "diffRows", count: ROWS_A_PIECE });
    if (rows.length > 0) this.pieces.push({ rows, firstNew: this.nextNew });
    this.nextNew = rows.reduce((next, [origin, , now]) => (origin === "@" ? next : Math.max(next, now + 1)), this.nextNew);
    this.isEnd = isEnd;
  }

  /** More of a line that a row gave a part of. */
  textOf([, old, now]: PatchRow, from: number, size: number): Promise<string> {
    return this.client.ask({ op: "diffText", isNew: now > 0, line: now || old, from, size });
  }
}

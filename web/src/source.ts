// The text of a member, piece by piece: where each piece and each of its lines begins is known exactly.
import type { Bundle } from "./bundle.ts";
import type { Member } from "./report.ts";
import { askView } from "./view.ts";

export const PIECE = 2 << 20; // bytes
const PIECE_LINES = 20_000; // of them, if they are that short
const PART = 2000; // characters of a line that stand in one row
const LINES_BEFORE = 100;

/** A row: a line, or a part of a long one. */
export interface Part {
  line: number;
  /** Characters of the line before this part, as far as they were read. */
  from: number;
  text: string;
}

export interface Piece {
  /** Bytes of the member before it and behind it. */
  start: number;
  end: number;
  firstLine: number;
  /** Of the last line: characters in it so far; 0 when the piece ends with a newline. */
  open: number;
  parts: Part[];
}

/** The piece that begins at an offset, which is inside line `line` behind `column` characters. */
export async function readPiece(
  bundle: Bundle,
  index: number,
  member: Member,
  start: number,
  line: number,
  column: number,
): Promise<Piece> {
  const wanted = Math.min(PIECE, member.size - start);
  const bytes = await bundle.ask({ op: "bytes", index, from: start, count: wanted });
  if (!bytes) throw new Error("This member could not be unpacked.");
  const size = Math.min(start + bytes.length < member.size ? wholeSize(bytes) : bytes.length, sizeOfLines(bytes));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, size));
  const lines = text.split("\n");
  const endsLine = lines[lines.length - 1] === "";
  if (endsLine) lines.pop();
  const parts = partsOf(lines, line, column);
  const last = parts[parts.length - 1];
  return {
    start,
    end: start + size,
    firstLine: line,
    open: endsLine || !last ? 0 : last.from + last.text.length,
    parts,
  };
}

/** The rows of lines from number `line` on, the first of them behind `column` characters. */
export function partsOf(lines: readonly string[], line: number, column: number): Part[] {
  const parts: Part[] = [];
  lines.forEach((content, i) => {
    const before = i === 0 ? column : 0;
    if (content.length <= PART) return void parts.push({ line: line + i, from: before, text: content });
    for (let at = 0; at < content.length; ) {
      let end = Math.min(at + PART, content.length);
      if (isHighSurrogate(content.charCodeAt(end - 1)) && end < content.length) end--;
      parts.push({ line: line + i, from: before + at, text: content.slice(at, end) });
      at = end;
    }
  });
  return parts;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Up to the last newline of the second half, else up to the last whole character. */
function wholeSize(bytes: Uint8Array): number {
  const newline = bytes.lastIndexOf(0x0a) + 1;
  if (newline > bytes.length / 2) return newline;
  let at = bytes.length;
  for (let i = 1; i <= 3 && i < bytes.length; i++) {
    const byte = bytes[bytes.length - i]!;
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (size > i) at = bytes.length - i;
      break;
    }
    if (byte < 0x80) break;
  }
  return at;
}

/** Of the lines that one piece may have. */
function sizeOfLines(bytes: Uint8Array): number {
  let end = 0;
  for (let lines = 0; lines < PIECE_LINES; lines++) {
    const newline = bytes.indexOf(0x0a, end);
    if (newline < 0) return bytes.length;
    end = newline + 1;
  }
  return end;
}

export function readNext(bundle: Bundle, index: number, member: Member, { end, parts, open, firstLine }: Piece): Promise<Piece> {
  const last = parts[parts.length - 1]?.line ?? firstLine;
  return readPiece(bundle, index, member, end, open > 0 ? last : last + 1, open);
}

/** The piece that shows a line: from some lines before it on, or, where those are long, from that line on. */
export async function readAt(bundle: Bundle, index: number, member: Member, line: number): Promise<Piece | null> {
  const first = Math.max(1, line - LINES_BEFORE);
  const offsetOf = async (at: number) => (await askView(bundle, "offset", index, at))?.offset ?? member.size;
  const [before, start] = [await offsetOf(first), await offsetOf(line)];
  if (start >= member.size) return null;
  return start - before < PIECE / 2
    ? readPiece(bundle, index, member, before, first, 0)
    : readPiece(bundle, index, member, start, line, 0);
}

// Bytes in hex, sixteen a row, with what is printable beside them.
import { Rows } from "../rows.tsx";

const PER_ROW = 16;
const ROW_HEIGHT = 20;

interface HexProps {
  bytes: Uint8Array;
  /** Offset of the first byte. */
  first: number;
  marked?: number;
}

export function HexRows({ bytes, first, marked }: HexProps) {
  const starts: number[] = [];
  for (let at = 0; at < bytes.length; at += PER_ROW) starts.push(at);
  return (
    <div class="lines hex" tabIndex={0} role="region" aria-label="Bytes">
      <Rows items={starts} height={ROW_HEIGHT}>
        {(at) => {
          const row = bytes.subarray(at, at + PER_ROW);
          const mark = marked === undefined ? -1 : marked - first - at;
          return (
            <div key={at} class="line">
              <span class="line-number">{(first + at).toString(16).padStart(8, "0")}</span>
              <span class="hex-bytes">{marking(Array.from(row, hexOf), mark, " ")}</span>
              <span class="hex-text">{marking(Array.from(row, printable), mark, "")}</span>
            </div>
          );
        }}
      </Rows>
    </div>
  );
}

const hexOf = (byte: number): string => byte.toString(16).padStart(2, "0");
const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·");

function marking(cells: string[], mark: number, separator: string) {
  if (mark < 0 || mark >= cells.length) return cells.join(separator);
  return (
    <>
      {cells.slice(0, mark).join(separator)}
      {mark > 0 && separator}
      <mark>{cells[mark]}</mark>
      {separator}
      {cells.slice(mark + 1).join(separator)}
    </>
  );
}

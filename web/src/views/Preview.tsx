// What would be saved, as text: nothing of it acts, whatever its form.
import { useEffect, useState } from "preact/hooks";
import { count } from "../format.ts";
import { partsOf } from "../source.ts";
import { splitLines } from "./lines.tsx";
import { PieceRows } from "./Source.tsx";

const LINES_AT_ONCE = 500;
const BYTES_AT_ONCE = 1 << 20;

interface Props {
  title: string;
  name: string;
  make(): Promise<Uint8Array>;
}

/** Made anew when its key is another one. */
export function Preview({ title, name, make }: Props) {
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [problem, setProblem] = useState("");
  const [turns, setTurns] = useState(1);
  useEffect(() => {
    let isWanted = true;
    make()
      .then((made) => isWanted && setBytes(made))
      .catch((error: unknown) => isWanted && setProblem(error instanceof Error ? error.message : String(error)));
    return () => void (isWanted = false);
  }, []);
  if (problem) return <p class="empty">{problem}</p>;
  if (!bytes) return <p class="empty">Writing…</p>;
  const end = endOf(bytes, turns);
  const lines = splitLines(bytes.subarray(0, end));
  return (
    <>
      <p class="meta">
        <code>{name}</code> · {count(bytes.length, "byte")}, shown as text
      </p>
      <div class="lines source" tabIndex={0} role="region" aria-label={`Preview of ${title}`}>
        <PieceRows parts={partsOf(lines, 1, 0)} />
      </div>
      {end < bytes.length && (
        <p class="more">
          <span>{count(lines.length, "line")} so far.</span>
          <button type="button" onClick={() => setTurns(turns + 1)}>
            Show more
          </button>
        </p>
      )}
    </>
  );
}

/** Behind so many lines, or, where they are long, so many bytes. */
function endOf(bytes: Uint8Array, turns: number): number {
  let end = 0;
  for (let i = 0; i < turns * LINES_AT_ONCE && end < bytes.length; i++) {
    const newline = bytes.indexOf(0x0a, end);
    end = newline < 0 ? bytes.length : newline + 1;
  }
  return Math.min(end, turns * BYTES_AT_ONCE);
}

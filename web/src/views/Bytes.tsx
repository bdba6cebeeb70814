// A member byte by byte, in pieces, from the start or from an offset that is asked for.
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import type { Member } from "../report.ts";
import { HexRows } from "./hex.tsx";

const PIECE = 32 << 10; // bytes
const ROW = 16;

interface Props {
  bundle: Bundle;
  index: number;
  member: Member;
}

export function Bytes({ bundle, index, member }: Props) {
  const [shown, setShown] = useState<{ first: number; bytes: Uint8Array } | null>(null);
  const [problem, setProblem] = useState("");
  const load = async (from: number, before: Uint8Array | null, first: number) => {
    try {
      const read = await bundle.ask({ op: "bytes", index, from, count: PIECE });
      if (!read) return setProblem("This member could not be unpacked.");
      const bytes = new Uint8Array((before?.length ?? 0) + read.length);
      if (before) bytes.set(before);
      bytes.set(read, before?.length ?? 0);
      setShown({ first, bytes });
    } catch (error) {
      setProblem(String(error));
    }
  };
  useEffect(() => void load(0, null, 0), [index]);
  if (problem) return <p class="empty">{problem}</p>;
  if (!shown) return <p class="empty">Reading…</p>;
  const { first, bytes } = shown;
  const end = first + bytes.length;
  return (
    <>
      <form
        class="source-bar"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = Number(new FormData(event.currentTarget).get("offset"));
          if (!Number.isInteger(wanted) || wanted < 0 || wanted >= member.size) return;
          const from = wanted - (wanted % ROW);
          void load(from, null, from);
        }}
      >
        <label>
          Go to byte{" "}
          <input name="offset" type="text" size={12} spellcheck={false} placeholder="4096 or 0x1000" aria-label="Byte to go to, decimal or 0x" />
        </label>
        {first > 0 && (
          <span>
            Shown from byte {number(first)}.{" "}
            <button type="button" class="inline" onClick={() => void load(0, null, 0)}>
              Show from the start
            </button>
          </span>
        )}
      </form>
      <HexRows bytes={bytes} first={first} />
      <p class="more">
        <span>
          Bytes {number(first)} to {number(end - 1)} of {count(member.size, "byte")}.
        </span>
        {end < member.size && (
          <button type="button" onClick={() => void load(end, bytes, first)}>
            Show more
          </button>
        )}
      </p>
    </>
  );
}

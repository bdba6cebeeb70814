// The content of a member, piece by piece: text with line numbers, or bytes in hex.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import type { Member, NamedFinding } from "../report.ts";
import { link } from "../route.ts";
import { HexRows } from "./hex.tsx";
import { Lines, splitLines } from "./lines.tsx";

const LINES_A_PIECE = 2000;
const TEXT_A_PIECE = 1 << 20; // bytes
const BYTES_A_PIECE = 4096;
const BEFORE_MARK = 100; // lines shown before the one that a link points to

interface Props {
  bundle: Bundle;
  index: number;
  member: Member;
  findings: readonly NamedFinding[];
  line: number;
}

export function Viewer({ bundle, index, member, findings, line }: Props) {
  const [isText, setText] = useState(member.text);
  return (
    <section class="viewer" id="content" aria-labelledby="content-title">
      <div class="viewer-head">
        <h2 id="content-title">Content</h2>
        <span class="chips" role="group" aria-label="Show as">
          <button
            type="button"
            class="chip"
            aria-pressed={isText}
            disabled={!member.text}
            onClick={() => setText(true)}
          >
            text
          </button>
          <button type="button" class="chip" aria-pressed={!isText} onClick={() => setText(false)}>
            bytes
          </button>
        </span>
      </div>
      {member.size === 0 ? (
        <p class="empty">This member is empty.</p>
      ) : isText ? (
        <TextContent bundle={bundle} index={index} member={member} findings={findings} line={line} />
      ) : (
        <ByteContent bundle={bundle} index={index} member={member} />
      )}
    </section>
  );
}

interface Piece {
  first: number;
  lines: string[];
  isEnd: boolean;
}

function TextContent({ bundle, index, findings, line }: Props) {
  const [piece, setPiece] = useState<Piece | null>(null);
  const [problem, setProblem] = useState("");
  const marks = useMemo(() => marksOf(bundle, findings), [findings]);

  const load = async (first: number, former: Piece | null) => {
    try {
      const bytes = await bundle.ask({ op: "lines", index, first, count: LINES_A_PIECE, sizeMax: TEXT_A_PIECE });
      if (!bytes) return setProblem("This member could not be unpacked.");
      const lines = splitLines(bytes);
      const isEnd = lines.length < LINES_A_PIECE && bytes.length < TEXT_A_PIECE;
      setPiece({ first: former?.first ?? first, lines: [...(former?.lines ?? []), ...lines], isEnd });
    } catch (error) {
      setProblem(String(error));
    }
  };
  useEffect(() => {
    const isLoaded = piece && line >= piece.first && line < piece.first + piece.lines.length;
    if (!isLoaded && (line > 0 || !piece)) void load(line > LINES_A_PIECE / 2 ? line - BEFORE_MARK : 1, null);
  }, [line]);
  useEffect(() => {
    if (line > 0) document.getElementById(`L${line}`)?.scrollIntoView({ block: "center" });
  }, [line, piece?.first]);

  if (problem) return <p class="empty">{problem}</p>;
  if (!piece) return <p class="empty">Reading…</p>;
  const last = piece.first + piece.lines.length - 1;
  return (
    <>
      {piece.first > 1 && (
        <p class="more">
          Shown from line {number(piece.first)}.{" "}
          <button type="button" onClick={() => void load(1, null)}>
            Show from the start
          </button>
        </p>
      )}
      <Lines lines={piece.lines} first={piece.first} marked={line} findings={marks} />
      <p class="more">
        {piece.isEnd ? (
          count(last, "line")
        ) : (
          <>
            Shown up to line {number(last)}.{" "}
            <button type="button" onClick={() => void load(last + 1, piece)}>
              Show more
            </button>
          </>
        )}
      </p>
    </>
  );
}

function marksOf(bundle: Bundle, findings: readonly NamedFinding[]) {
  const marks = new Map<number, { severity: NamedFinding["severity"]; href: string; message: string }>();
  for (const { line, severity, name, message } of findings) {
    if (line !== null && !marks.has(line))
      marks.set(line, { severity, href: link(bundle.key, "findings", [name]), message });
  }
  return marks;
}

function ByteContent({ bundle, index, member }: Omit<Props, "findings" | "line">) {
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [problem, setProblem] = useState("");
  const load = async (shown: number) => {
    try {
      const read = await bundle.ask({ op: "bytes", index, from: 0, count: shown + BYTES_A_PIECE });
      if (read) setBytes(read);
      else setProblem("This member could not be unpacked.");
    } catch (error) {
      setProblem(String(error));
    }
  };
  useEffect(() => void load(0), [index]);
  if (problem) return <p class="empty">{problem}</p>;
  if (!bytes) return <p class="empty">Reading…</p>;
  return (
    <>
      <HexRows bytes={bytes} first={0} />
      <p class="more">
        {number(bytes.length)} of {count(member.size, "byte")}.{" "}
        {bytes.length < member.size && (
          <button type="button" onClick={() => void load(bytes.length * 3)}>
            Show more
          </button>
        )}
      </p>
    </>
  );
}

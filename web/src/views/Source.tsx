// A text member as it is: lines with their numbers, findings in the margin, piece by piece.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Member, NamedFinding } from "../report.ts";
import { go, link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { keepInSight } from "../sight.ts";
import { readAt, readNext, readPiece, type Part, type Piece } from "../source.ts";
import { SourceLine } from "../text.tsx";

const LINE_HEIGHT = 20;

let wraps = true; // for as long as the page is open

interface Props {
  bundle: Bundle;
  index: number;
  member: Member;
  findings: readonly NamedFinding[];
  /** The lines that a link points to; 0 for none. */
  lines: Range;
  /** Where two sources stand beside each other: which of them it is. Links lead to no line of it then. */
  side?: "before" | "after";
}

export interface Range {
  first: number;
  last: number;
}

export function Source({ bundle, index, member, findings, lines, side }: Props) {
  const [pieces, setPieces] = useState<Piece[]>([]);
  const [problem, setProblem] = useState("");
  const [isWrapped, setWrapped] = useState(wraps);
  const marks = useMemo(() => marksOf(findings), [findings]);
  const { first: line } = lines;
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  const isShown = first !== undefined && line >= first.firstLine && line <= (last!.parts[last!.parts.length - 1]?.line ?? 0);

  const fromStart = () => readPiece(bundle, index, member, 0, 1, 0);
  const load = async (read: Promise<Piece | null>, before: Piece[]) => {
    try {
      const piece = await read;
      setPieces(piece ? [...before, piece] : [await fromStart()]);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  useEffect(() => {
    if (line > 0 && isShown) return;
    if (line > 0) void load(readAt(bundle, index, member, line), []);
    else if (!first) void load(fromStart(), []);
  }, [line]);
  useEffect(() => {
    if (line > 0 && !side) keepInSight(() => document.getElementById(`L${line}`));
  }, [line, first]);

  if (problem) return <p class="empty">{problem}</p>;
  if (!first || !last) return <p class="empty">Reading…</p>;
  const setWrap = (value: boolean) => setWrapped((wraps = value));
  return (
    <>
      <p class="source-bar">
        <label class="check">
          <input type="checkbox" checked={isWrapped} onChange={({ currentTarget }) => setWrap(currentTarget.checked)} />{" "}
          Wrap long lines
        </label>
        {first.start > 0 && (
          <span>
            Shown from line {number(first.firstLine)}, byte {number(first.start)}.{" "}
            <button type="button" class="inline" onClick={() => void load(fromStart(), [])}>
              Show from the start
            </button>
          </span>
        )}
      </p>
      <div
        class={`lines source${isWrapped ? "" : " unwrapped"}`}
        tabIndex={0}
        role="region"
        aria-label={side ? `File content ${side}` : "File content"}
        onClick={side ? undefined : (event) => followNumber(event, bundle.key, index, lines)}
      >
        {pieces.map(({ start, parts }) => (
          <PieceRows key={start} parts={parts} marks={marks} marked={lines} bundleKey={bundle.key} hasAnchors={!side} />
        ))}
      </div>
      <p class="more">
        {last.end >= member.size ? (
          count(last.parts[last.parts.length - 1]?.line ?? 0, "line")
        ) : (
          <>
            <span>
              Shown up to byte {number(last.end)} of {number(member.size)}.
            </span>
            <button type="button" onClick={() => void load(readNext(bundle, index, member, last), pieces)}>
              Show the next part
            </button>
          </>
        )}
      </p>
    </>
  );
}

type Marks = ReadonlyMap<number, NamedFinding[]>;

interface RowsProps {
  marks: Marks;
  marked: Range;
  bundleKey: string;
  /** Whether links lead to its lines. */
  hasAnchors: boolean;
}

const PLAIN: RowsProps = { marks: new Map(), marked: { first: 0, last: 0 }, bundleKey: "", hasAnchors: false };

/** Plain lines, where nothing is said of findings and links. */
export function PieceRows({ parts, ...given }: Partial<RowsProps> & { parts: readonly Part[] }) {
  const props = { ...PLAIN, ...given };
  const { marks, marked } = props;
  const needed = marked.first > 0 ? parts.findLastIndex(({ line }) => line <= marked.first) : 0;
  const render = useMemo(
    () => (part: Part) => <Row part={part} {...props} />,
    [marks, marked.first, marked.last],
  );
  return (
    <Rows items={parts} height={LINE_HEIGHT} needed={needed}>
      {render}
    </Rows>
  );
}

function Row({ part: { line, from, text }, marks, marked, bundleKey, hasAnchors }: RowsProps & { part: Part }) {
  const isFirst = from === 0;
  const findings = isFirst ? marks.get(line) : undefined;
  const isMarked = line >= marked.first && line <= marked.last;
  return (
    <div class={isMarked ? "line marked" : "line"} id={isFirst && hasAnchors ? `L${line}` : undefined}>
      <span class="line-number">
        {findings && <MarginMark findings={findings} bundleKey={bundleKey} />}
        {isFirst ? (
          <span data-line={hasAnchors ? line : undefined}>{line}</span>
        ) : (
          <span class="line-part" title={`line ${line}, from character ${number(from + 1)} on`}>
            ↪
          </span>
        )}
      </span>
      <span class="line-text">
        <SourceLine>{text}</SourceLine>
      </span>
    </div>
  );
}

/** The worst finding of the line, which it leads to. */
function MarginMark({ findings, bundleKey }: { findings: readonly NamedFinding[]; bundleKey: string }) {
  const { severity, name, line } = findings[0]!;
  const all = findings.map(({ message }) => message).join("\n");
  return (
    <a
      class={`severity ${severity}`}
      href={link(bundleKey, "findings", [name])}
      aria-label={`${severity} on line ${line}${findings.length > 1 ? `, one of ${findings.length} findings` : ""}`}
      title={all}
    >
      <Icon name={severity} />
      {findings.length > 1 && <span class="margin-count">{findings.length}</span>}
    </a>
  );
}

function marksOf(findings: readonly NamedFinding[]): Marks {
  const marks = new Map<number, NamedFinding[]>();
  for (const finding of findings) {
    if (finding.line !== null) marks.set(finding.line, [...(marks.get(finding.line) ?? []), finding]);
  }
  return marks;
}

/** A click on a number makes the link to that line, with Shift to all lines from the former one. */
function followNumber(event: MouseEvent, key: string, index: number, { first }: Range): void {
  const line = Number((event.target as HTMLElement).dataset["line"] ?? 0);
  if (line === 0) return;
  const isRange = event.shiftKey && first > 0 && line !== first;
  const [from, to] = isRange ? [Math.min(first, line), Math.max(first, line)] : [line, line];
  go(link(key, "members", [index, from === to ? `L${from}` : `L${from}-L${to}`]), true);
}

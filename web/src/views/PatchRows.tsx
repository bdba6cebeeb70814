// The lines of one file of the patch, unified or split, in chunks that the browser lays out when they come near.
import { Component } from "preact";
import { useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number, shown } from "../format.ts";
import type { Gap, Line } from "../patch.ts";
import type { NamedFinding } from "../report.ts";
import { link } from "../route.ts";
import { SourceLine, Text } from "../text.tsx";
import { DIFFERS, NO_NEWLINE, type PatchRow, type PatchView } from "../view.ts";
import { markWords, type Piece } from "../words.ts";
import { SeverityMark } from "./finding.tsx";
import { splitLines } from "./lines.tsx";

const CHUNK = 100; // lines
const LINE_HEIGHT = 20;
const SHOWN_MAX = 2000; // characters of a line, before the rest is asked for
const CONTEXT = 20; // lines
const CONTEXT_SIZE_MAX = 1 << 20; // bytes
const MORE_AT_ONCE = 20_000; // characters of a long line

export interface FileContext {
  bundle: Bundle;
  index: number;
  /** Where lines between the hunks come from; null when the bundled file is not the one that the patch leads to. */
  member: number | null;
  difference: PatchView["first_difference"];
  byLine: ReadonlyMap<number, NamedFinding[]>;
  byNewLine: ReadonlyMap<number, NamedFinding[]>;
  /** "R120", the line that a link points to. */
  marked: string;
  /** More of a line that is given in part: bytes of it from `from` on. */
  textOf?(row: PatchRow, from: number, size: number): Promise<string>;
}

interface ChunksProps {
  lines: readonly Line[];
  context: FileContext;
}

export function Chunks({ lines, context }: ChunksProps) {
  const starts: number[] = [];
  for (let at = 0; at < lines.length; at += CHUNK) starts.push(at);
  return (
    <>
      {starts.map((at) => (
        <Chunk key={at} lines={lines} from={at} to={Math.min(at + CHUNK, lines.length)} context={context} />
      ))}
    </>
  );
}

interface ChunkProps extends ChunksProps {
  from: number;
  to: number;
}

const FULL_AT_ONCE = 2 * CHUNK; // lines at the start of a file
const NEAR = "1000px";

const unfolds = new WeakMap<Element, () => void>();
const nearness = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && unfolds.get(target)?.()),
  { rootMargin: NEAR },
);

/** Shows the rows of a chunk that was plain text: for keys that go there. */
export const unfoldChunk = (element: Element): void => unfolds.get(element)?.();

/** A hundred lines: far from what is in sight one plain text, which can be found and printed but costs next to nothing. */
class Chunk extends Component<ChunkProps, { isFull: boolean }> {
  override state = { isFull: this.props.from < FULL_AT_ONCE };
  private element: HTMLElement | null = null;

  override shouldComponentUpdate({ lines, from, to, context }: ChunkProps, { isFull }: { isFull: boolean }): boolean {
    const now = this.props;
    const isOther = to !== now.to || context !== now.context || lines[from]?.kind !== now.lines[from]?.kind;
    return isOther || isFull !== this.state.isFull;
  }

  override componentDidMount(): void {
    if (!this.element) return;
    unfolds.set(this.element, () => this.setState({ isFull: true }));
    nearness.observe(this.element);
  }

  override componentDidUpdate(): void {
    if (this.element && this.state.isFull) nearness.unobserve(this.element);
  }

  override componentWillUnmount(): void {
    if (this.element) nearness.unobserve(this.element);
  }

  override render({ lines, from, to, context }: ChunkProps) {
    const part = lines.slice(from, to);
    const isFull = this.state.isFull || part.some((line) => mustBeFull(line, context));
    const isLazy = lines.length > CHUNK;
    const hasChange = !isFull && part.some((line) => line.kind !== "hunk" && line.startsChange);
    return (
      <div
        ref={(element) => {
          this.element = element;
        }}
        class={`block${isLazy ? " lazy" : ""}${isFull ? "" : " plain"}${hasChange ? " has-change" : ""}`}
        style={isLazy ? { containIntrinsicSize: `auto ${(to - from) * LINE_HEIGHT}px` } : undefined}
      >
        {isFull
          ? part.map((line, i) => <LineView key={from + i} line={line} context={context} />)
          : part.map(plainText).join("\n")}
      </div>
    );
  }
}

const rowsOf = (line: Line): (PatchRow | null)[] =>
  line.kind === "pair" ? (line.left === line.right ? [line.right] : [line.left, line.right]) : [line.row];

/** Something stands under the line, or a link leads to it. */
function mustBeFull(line: Line, { byLine, byNewLine, difference, marked }: FileContext): boolean {
  return rowsOf(line).some(
    (row) =>
      row !== null &&
      (byLine.has(row[3]) ||
        (row[0] !== "@" && byNewLine.has(row[2])) ||
        row[3] === difference?.line ||
        (marked !== "" && (marked === `R${row[2]}` || marked === `L${row[1]}`))),
  );
}

const plainText = (line: Line): string =>
  rowsOf(line)
    .map((row) => row && `${row[6] || (SIGN[row[0]] ?? " ")} ${row[7]?.from ? "… " : ""}${shown(row[4].replace(/\r$/, ""))}${row[7] ? " …" : ""}`)
    .filter((text) => text !== null)
    .join("\n");

function LineView({ line, context }: { line: Line; context: FileContext }) {
  if (line.kind === "hunk") return <Hunk row={line.row} gap={line.gap} context={context} />;
  if (line.kind === "row") {
    const { row, twin, startsChange } = line;
    return (
      <>
        <UnifiedRow row={row} twin={twin} startsChange={startsChange} context={context} />
        <Notes rows={[row]} context={context} />
      </>
    );
  }
  const { left, right, startsChange } = line;
  const rows = left === right ? [right!] : [left, right].filter((row): row is PatchRow => row !== null);
  return (
    <>
      <div class={`diff-row split${startsChange ? " change" : ""}`} tabIndex={startsChange ? -1 : undefined}>
        <Side row={left} twin={right} side="L" context={context} />
        <Side row={right} twin={left} side="R" context={context} />
      </div>
      <Notes rows={rows} context={context} />
    </>
  );
}

const TONE: Record<string, string> = { "+": "come", "-": "gone" };
const SIGN: Record<string, string> = { "+": "+", "-": "−" };

const anchorOf = (index: number, name: string): string => `f${index}-${name}`;

interface RowProps {
  row: PatchRow;
  twin: PatchRow | null;
  context: FileContext;
}

function UnifiedRow({ row, twin, startsChange, context }: RowProps & { startsChange: boolean }) {
  const [origin, old, now, , , flags, marks] = row;
  const name = now > 0 ? `R${now}` : `L${old}`;
  return (
    <div
      id={anchorOf(context.index, name)}
      class={`diff-row ${TONE[origin] ?? ""}${startsChange ? " change" : ""}${name === context.marked ? " marked" : ""}${flags & DIFFERS ? " differs" : ""}`}
      tabIndex={startsChange ? -1 : undefined}
    >
      <span class="diff-number">{old || ""}</span>
      <span class="diff-number" data-line={name}>
        {now || ""}
      </span>
      <span class="diff-sign">{marks || SIGN[origin] || " "}</span>
      <LineText row={row} twin={twin} context={context} />
    </div>
  );
}

function Side({ row, twin, side, context }: Omit<RowProps, "row"> & { row: PatchRow | null; side: "L" | "R" }) {
  if (!row) return <div class="diff-side none" />;
  const [origin, old, now, , , flags] = row;
  const name = `${side}${side === "L" ? old : now}`;
  return (
    <div
      id={anchorOf(context.index, name)}
      class={`diff-side ${TONE[origin] ?? ""}${name === context.marked ? " marked" : ""}${side === "R" && flags & DIFFERS ? " differs" : ""}`}
    >
      <span class="diff-number" data-line={name}>
        {side === "L" ? old : now}
      </span>
      <span class="diff-sign">{SIGN[origin] ?? " "}</span>
      <LineText row={row} twin={origin === " " ? null : twin} context={context} />
    </div>
  );
}

/** A long line is shown in part, and more of it by and by. */
function LineText({ row, twin, context }: RowProps) {
  const [origin, , , , text, flags, , cut] = row;
  const [grown, setGrown] = useState({ of: text, more: "", size: 0 });
  const { more, size: added } = grown.of === text ? grown : { more: "", size: 0 }; // the row may have become another line's
  const to = (cut?.to ?? Math.min(SHOWN_MAX, text.length)) + added;
  const shownText = (cut ? text : text.slice(0, SHOWN_MAX)) + more;
  const left = (cut?.size ?? text.length) - to;
  const isStart = more === "" && text.length <= SHOWN_MAX && (twin?.[4].length ?? 0) <= SHOWN_MAX;
  const marked = twin && isStart ? (origin === "-" ? markWords(text, twin[4])?.old : markWords(twin[4], text)?.new) : null;
  const showMore = async () => {
    const size = Math.min(MORE_AT_ONCE, left);
    const next = cut ? await context.textOf!(row, to, size) : text.slice(to, to + size);
    setGrown({ of: text, more: more + next, size: added + size });
  };
  return (
    <span class="diff-text">
      {cut && cut.from > 0 && <span class="line-cut">{count(cut.from, "byte")} before … </span>}
      {marked ? <Pieces pieces={marked} isOld={origin === "-"} /> : <SourceLine>{shownText}</SourceLine>}
      {left > 0 && (
        <button type="button" class="inline" onClick={() => void showMore()}>
          … {count(left, cut ? "more byte" : "more character")}
        </button>
      )}
      {(flags & NO_NEWLINE) !== 0 && <span class="line-end"> no newline at the end</span>}
    </span>
  );
}

function Pieces({ pieces, isOld }: { pieces: Piece[]; isOld: boolean }) {
  return (
    <>
      {pieces.map(({ text, isMarked }, i) => {
        const inside = i === pieces.length - 1 ? <SourceLine>{text}</SourceLine> : <Text>{text}</Text>;
        return isMarked ? isOld ? <del key={i}>{inside}</del> : <ins key={i}>{inside}</ins> : inside;
      })}
    </>
  );
}

/** What stands under a line: its findings, and that the bundled file has another line there. */
function Notes({ rows, context }: { rows: readonly PatchRow[]; context: FileContext }) {
  const { byLine, byNewLine, difference, bundle } = context;
  const findings = new Set<NamedFinding>();
  for (const [, , now, line] of rows) {
    byLine.get(line)?.forEach((finding) => findings.add(finding));
    if (now > 0) byNewLine.get(now)?.forEach((finding) => findings.add(finding));
  }
  const differs = difference && rows.some(([, , , line]) => line === difference.line);
  if (findings.size === 0 && !differs) return null;
  return (
    <div class="diff-notes">
      {differs && (
        <p class="diff-found">
          <span class="severity error">
            {difference.found === null ? "The bundled file ends before this line." : "The bundled file has here:"}
          </span>{" "}
          {difference.found !== null && (
            <code>
              <SourceLine>{difference.found}</SourceLine>
            </code>
          )}
        </p>
      )}
      {[...findings].map((finding) => (
        <PinnedFinding key={finding.name} finding={finding} bundle={bundle} />
      ))}
    </div>
  );
}

export function PinnedFinding({ finding, bundle, place }: { finding: NamedFinding; bundle: Bundle; place?: string }) {
  return (
    <a class="diff-finding" href={link(bundle.key, "findings", [finding.name])}>
      <SeverityMark severity={finding.severity} />
      <span>
        <Text>{finding.message}</Text>
      </span>
      <span class="finding-rule">
        <code>{finding.rule}</code>
        {place && <span class="meta">{place}</span>}
      </span>
    </a>
  );
}

/** The header of a hunk, and the lines before it that the bundled file has. */
function Hunk({ row, gap, context }: { row: PatchRow; gap: Gap; context: FileContext }) {
  return (
    <>
      <Between gap={gap} context={context} isBefore />
      <div class="diff-row hunk">
        <span class="diff-text">
          <Text>{row[4]}</Text>
        </span>
      </div>
      <Notes rows={[[row[0], 0, 0, row[3], "", 0, ""]]} context={context} />
    </>
  );
}

/** Lines that the patch leaves out, from the bundled file: asked for, twenty at a time or all. */
export function Between({ gap, context, isBefore }: { gap: Gap; context: FileContext; isBefore?: boolean }) {
  const [lines, setLines] = useState<{ number: number; text: string }[]>([]);
  const [isEnd, setEnd] = useState(false);
  const { bundle, member } = context;
  const left = gap.to - gap.from - lines.length;
  if (member === null || gap.to <= gap.from) return null;
  const show = async (wanted: number) => {
    const size = Math.min(wanted, left);
    const first = isBefore ? gap.to - lines.length - size : gap.from + lines.length;
    const bytes = await bundle.ask({
      op: "lines",
      index: member,
      first,
      count: Number.isFinite(size) ? size : 0x7fffffff - first,
      sizeMax: CONTEXT_SIZE_MAX,
    });
    const read = (bytes ? splitLines(bytes) : []).map((text, i) => ({ number: first + i, text }));
    if (read.length < size) setEnd(true);
    setLines(isBefore ? [...read, ...lines] : [...lines, ...read]);
  };
  const buttons =
    left > 0 && !isEnd ? (
      <div class="diff-more">
        <button type="button" class="inline" onClick={() => void show(CONTEXT)}>
          Show {Number.isFinite(left) ? count(Math.min(CONTEXT, left), "line") : "more lines"} {isBefore ? "above" : "below"}
        </button>
        {left > CONTEXT && (
          <button type="button" class="inline" onClick={() => void show(left)}>
            {Number.isFinite(left) ? `all ${number(left)}` : "all"}
          </button>
        )}
      </div>
    ) : null;
  return (
    <>
      {isBefore && buttons}
      {lines.map(({ number: at, text }) => (
        <div key={at} class="diff-row beyond">
          <span class="diff-number">{at + gap.shift}</span>
          <span class="diff-number">{at}</span>
          <span class="diff-sign"> </span>
          <LineText row={[" ", at + gap.shift, at, 0, text, 0, ""]} twin={null} context={context} />
        </div>
      ))}
      {!isBefore && buttons}
    </>
  );
}

// What differs between two texts, line by line; where that is too much to work out, the two beside each other.
import { useEffect, useMemo, useState } from "preact/hooks";
import { Cancelled, type Client } from "../client.ts";
import { Difference, TEXT_MAX, type DifferencePiece, type TextPart } from "../difference.ts";
import { count, number, size as roughSize } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { linesOf, type Layout } from "../patch.ts";
import type { NamedFinding } from "../report.ts";
import { keepInSight } from "../sight.ts";
import type { PatchRow } from "../view.ts";
import { LayoutChips, useCanSplit } from "./layout.tsx";
import { Between, Chunks, PinnedFinding, type FileContext } from "./PatchRows.tsx";
import { Source } from "./Source.tsx";
import { CHANGE, stepTo } from "./steps.ts";

const LINES_OPEN = 2000; // changed lines that are shown without being asked for
const ROWS_AT_FIRST = 20_000; // and that many more each time

let chosen: Layout = { isSplit: false, ignoresBlanks: false }; // for as long as the page is open

interface Props {
  title: string;
  sides: [TextPart, TextPart];
  /** In what stands on the new side. */
  findings: readonly NamedFinding[];
  /** "R120" */
  marked: string;
  onLine(name: string): void;
}

export function DifferenceView(props: Props) {
  const { sides } = props;
  const tooLarge = sides.find(({ size, lines }) => !lines && size > TEXT_MAX);
  const { difference, problem } = useDifference(sides, !tooLarge);
  if (tooLarge)
    return <BesideEachOther {...props} why={`Texts above ${roughSize(TEXT_MAX)} are not compared line by line; this one has ${roughSize(tooLarge.size)}.`} />;
  if (problem) return <p class="empty">{problem}</p>;
  if (!difference) return <p class="empty">Comparing…</p>;
  const { isKnown, removed, added, editsMax, lines } = difference.summary;
  if (!isKnown)
    return (
      <BesideEachOther
        {...props}
        why={`Which of the ${number(lines[0])} and ${number(lines[1])} lines differ was not worked out: of the lines that both have, more than ${number(editsMax)} stand elsewhere.`}
      />
    );
  if (removed + added === 0) return <p class="lead">No line differs.</p>;
  return <DifferingLines {...props} difference={difference} />;
}

/** Starts over when a side is another one; leaving ends the work. */
function useDifference(sides: Props["sides"], isWanted: boolean): { difference: Difference | null; problem: string } {
  const [difference, setDifference] = useState<Difference | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!isWanted) return;
    let client: Client | null = null;
    let isCurrent = true;
    const open = (made: Client) => (isCurrent ? (client = made) : made.close());
    Difference.of(sides, open)
      .then(async (made) => {
        await made.more();
        if (isCurrent) setDifference(made);
      })
      .catch((error: unknown) => isCurrent && !(error instanceof Cancelled) && setProblem(`The two could not be compared: ${String(error)}`));
    return () => {
      isCurrent = false;
      client?.close();
    };
  }, []);
  return { difference, problem };
}

function DifferingLines({ title, sides, findings, marked, onLine, difference }: Props & { difference: Difference }) {
  const { removed, added } = difference.summary;
  const [layout, setLayout] = useState(chosen);
  const [isOpen, setOpen] = useState(removed + added <= LINES_OPEN || marked !== "");
  const canSplit = useCanSplit();
  const change = (part: Partial<Layout>) => setLayout((now) => (chosen = { ...now, ...part }));
  useKeys({
    n: () => stepTo(CHANGE, 1),
    p: () => stepTo(CHANGE, -1),
    u: () => canSplit && change({ isSplit: !layout.isSplit }),
    w: () => change({ ignoresBlanks: !layout.ignoresBlanks }),
    e: () => setOpen(!isOpen),
  });
  const follow = ({ target }: MouseEvent) => {
    const name = (target as HTMLElement).dataset["line"];
    if (name) onLine(name);
  };
  const splits = layout.isSplit && canSplit;
  const shownLayout = useMemo(() => ({ isSplit: splits, ignoresBlanks: layout.ignoresBlanks }), [splits, layout.ignoresBlanks]);
  return (
    <>
      <div class="changes-bar" role="toolbar" aria-label="How the lines are shown">
        <LayoutChips layout={layout} canSplit={canSplit} onLayout={change} />
      </div>
      <section class="patch-file patch-files" aria-label="Lines that differ" onClick={follow}>
        <div class="patch-file-head">
          <h3>
            <button type="button" class="quiet twisty" aria-expanded={isOpen} aria-keyshortcuts="e" onClick={() => setOpen(!isOpen)}>
              <Icon name="next" />
              Lines that differ
            </button>
          </h3>
          <span class="patch-file-facts">
            <span class="patch-counts">
              <span class="added">+{number(added)}</span> <span class="removed">−{number(removed)}</span>
            </span>
          </span>
        </div>
        {isOpen && (
          <Rows difference={difference} layout={shownLayout} sides={sides} findings={findings} marked={marked} title={title} />
        )}
      </section>
    </>
  );
}

interface RowsProps extends Omit<Props, "onLine"> {
  difference: Difference;
  layout: Layout;
}

const NONE: ReadonlyMap<number, NamedFinding[]> = new Map();

function Rows({ difference, layout, sides: [, after], findings, marked, title }: RowsProps) {
  const [wanted, setWanted] = useState(ROWS_AT_FIRST);
  const [shown, setShown] = useState(difference.shown);
  const [problem, setProblem] = useState("");
  const hasMarked = marked === "" || difference.pieces.some(({ rows }) => rows.some((row) => isNamed(row, marked)));
  const mustGoOn = !difference.isEnd && (shown < wanted || !hasMarked);
  useEffect(() => {
    if (!mustGoOn) return;
    let isWanted = true;
    const timer = setTimeout(
      () =>
        difference.more().then(
          () => isWanted && setShown(difference.shown),
          (error: unknown) => isWanted && !(error instanceof Cancelled) && setProblem(String(error)),
        ),
      0,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [mustGoOn, shown]);
  useEffect(() => {
    if (marked) keepInSight(() => document.getElementById(`f0-${marked}`));
  }, [marked, hasMarked]);

  const byNewLine = useMemo(() => {
    const lines = new Map<number, NamedFinding[]>();
    for (const finding of findings) if (finding.line !== null) lines.set(finding.line, [...(lines.get(finding.line) ?? []), finding]);
    return lines;
  }, [difference]);
  const context = useMemo<FileContext>(
    () => ({
      bundle: after.bundle,
      index: 0,
      member: after.member,
      difference: null,
      byLine: NONE,
      byNewLine,
      marked,
      textOf: (row, from, size) => difference.textOf(row, from, size),
    }),
    [difference, layout, marked],
  );
  const unpinned = findings.filter(({ line }) => line === null);
  return (
    <div class="patch-file-body">
      {unpinned.length > 0 && (
        <div class="diff-notes">
          {unpinned.map((finding) => (
            <PinnedFinding key={finding.name} finding={finding} bundle={after.bundle} />
          ))}
        </div>
      )}
      <div class={`diff${layout.isSplit ? " is-split" : ""}`} role="region" tabIndex={0} aria-label={`Lines of ${title} that differ`} aria-busy={mustGoOn}>
        {difference.pieces.map((piece, i) => (
          <Piece key={i} piece={piece} layout={layout} context={context} />
        ))}
        {difference.isEnd && <Between gap={difference.gapAtEnd} context={context} />}
        {problem && <p class="empty">{problem}</p>}
        {mustGoOn && !problem && <p class="empty">Reading…</p>}
        {!mustGoOn && !difference.isEnd && (
          <div class="diff-more">
            <span>{count(shown, "row")} so far.</span>
            <button type="button" class="inline" onClick={() => setWanted(shown + ROWS_AT_FIRST)}>
              Show the next {number(ROWS_AT_FIRST)}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

const isNamed = ([origin, old, now]: PatchRow, name: string): boolean =>
  origin !== "@" && (name === `R${now}` || (now === 0 && name === `L${old}`));

interface PieceProps {
  piece: DifferencePiece;
  layout: Layout;
  context: FileContext;
}

function Piece({ piece, layout, context }: PieceProps) {
  const lines = useMemo(() => linesOf(piece.rows, true, layout, piece.firstNew), [piece, layout]);
  return <Chunks lines={lines} context={context} />;
}

/** Both sides as they are, and why no more than that. */
function BesideEachOther({ sides, why }: Props & { why: string }) {
  return (
    <>
      <p class="compare-note">
        <Icon name="warning" /> {why} Here are both as they are.
      </p>
      <div class="two compared-sources">
        {sides.map(({ bundle, member, lines }, i) => (
          <section key={i} aria-label={i ? "After" : "Before"}>
            <h3>{i ? "After" : "Before"}</h3>
            <Source
              bundle={bundle}
              index={member}
              member={bundle.judged!.report.members[member]!}
              findings={bundle.judged!.findings.filter((finding) => finding.member === member && !finding.inside)}
              lines={lines ? { first: lines.first, last: lines.first } : NO_LINES}
              side={i ? "after" : "before"}
            />
          </section>
        ))}
      </div>
    </>
  );
}

const NO_LINES = { first: 0, last: 0 };

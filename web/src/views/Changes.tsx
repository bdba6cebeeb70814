// What the patch says it changed, line by line, against what the bundle holds.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { patchFileAt } from "../coverage.ts";
import { count, number } from "../format.ts";
import { useKeys } from "../keys.ts";
import { say } from "../live.ts";
import { PatchText, type Layout } from "../patch.ts";
import type { NamedFinding, Patch, PatchFile, Report } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Path, Text } from "../text.tsx";
import { askView } from "../view.ts";
import { FindingRow, SeverityMark } from "./finding.tsx";
import { Change, Counts, FilePanel, Names, type FileFindings } from "./PatchFile.tsx";
import { LayoutChips, useCanSplit } from "./layout.tsx";
import { MarkWord, useDecision } from "./Marks.tsx";
import { PatchState } from "./patchState.tsx";
import { CHANGE, stepTo, TOP } from "./steps.ts";

const ROW_HEIGHT = 44;
const PANEL_HEIGHT = 56;
const LINES_OPEN = 400; // changed lines of a file that is open from the start
const LINES_OPEN_IN_ALL = 10_000;
const NO_FINDINGS: FileFindings = { byLine: new Map(), byNewLine: new Map(), all: [] };

/** What the reviewer did on this screen, for as long as the report is here; what was viewed is a part of the decision. */
interface Desk {
  open: Map<number, boolean>;
  layout: Layout;
  texts: Map<number, PatchText>;
}
const desks = new WeakMap<Report, Desk>();

function deskOf(report: Report): Desk {
  let desk = desks.get(report);
  if (!desk) {
    desk = { open: new Map(), layout: { isSplit: false, ignoresBlanks: false }, texts: new Map() };
    desks.set(report, desk);
  }
  return desk;
}

export function Changes({ bundle, judged, route }: { bundle: Bundle; judged: Judged; route: Route }) {
  const { report, findings } = judged;
  if (!report.patch) {
    return (
      <div class="nothing">
        <h1 tabIndex={-1}>Changes</h1>
        <p>There is no patch in this bundle.</p>
      </div>
    );
  }
  return <PatchScreen bundle={bundle} report={report} patch={report.patch} findings={findings} route={route} />;
}

interface ScreenProps {
  bundle: Bundle;
  report: Report;
  patch: Patch;
  findings: readonly NamedFinding[];
  route: Route;
}

function PatchScreen({ bundle, report, patch, findings, route }: ScreenProps) {
  const [, redraw] = useState(0);
  const desk = deskOf(report);
  const { decision, problem } = useDecision(bundle);
  const viewed = useMemo(() => decision?.viewed ?? NONE, [decision, decision?.version]);
  const canSplit = useCanSplit();
  const generated = useGenerated(bundle);
  const found = useMemo(() => findingsByFile(patch, findings), [report]);
  const fresh = useMemo(() => openAtStart(patch.files, generated), [report, generated]);
  const { isSplit, ignoresBlanks } = desk.layout;
  const splits = isSplit && canSplit;
  const layout = useMemo(() => ({ isSplit: splits, ignoresBlanks }), [splits, ignoresBlanks]);
  const turn = useMemo(() => turns(), []);
  const target = /^\d+$/.test(route.parts[0] ?? "") ? Number(route.parts[0]) : -1;
  const marked = /^[LR]\d+$/.test(route.parts[1] ?? "") ? route.parts[1]! : "";

  const change = (act: () => void) => {
    act();
    redraw((n) => n + 1);
  };
  const isOpen = (index: number) => desk.open.get(index) ?? (fresh.has(index) && !viewed.has(index));
  const setOpen = (index: number, value: boolean) => change(() => desk.open.set(index, value));
  const setViewed = async (index: number, value: boolean) => {
    setOpen(index, !value);
    const made = await bundle.decide();
    made.markFile(index, value);
    return made.viewed.size;
  };
  const setAll = (value: boolean) => change(() => patch.files.forEach((_, index) => desk.open.set(index, value)));
  const setLayout = (part: Partial<Layout>) => change(() => (desk.layout = { ...desk.layout, ...part }));
  const areAllOpen = patch.files.every((_, index) => isOpen(index));

  useEffect(() => {
    if (target < 0 || target >= patch.files.length) return;
    if (!isOpen(target)) setOpen(target, true);
    if (marked && document.getElementById(`f${target}-${marked}`)) return; // the file has gone there
    const panel = document.getElementById(`file-${target}`);
    panel?.scrollIntoView({ block: "start" });
    if (!marked) panel?.querySelector<HTMLElement>(".twisty")?.focus({ preventScroll: true });
  }, [target, marked, report]);

  const at = useRef({ isOpen, setOpen, setViewed });
  at.current = { isOpen, setOpen, setViewed };
  const onOpen = useMemo(() => (index: number, value: boolean) => at.current.setOpen(index, value), []);
  const onView = useMemo(() => (index: number, value: boolean) => void at.current.setViewed(index, value), []);

  useKeys({
    n: () => stepTo(CHANGE, 1),
    p: () => stepTo(CHANGE, -1),
    J: () => stepTo(".patch-file .twisty", 1),
    K: () => stepTo(".patch-file .twisty", -1),
    u: () => canSplit && setLayout({ isSplit: !isSplit }),
    w: () => setLayout({ ignoresBlanks: !ignoresBlanks }),
    e: () => setOpen(fileHere(), !isOpen(fileHere())),
    E: () => setAll(!areAllOpen),
    j: () => stepRow(1),
    k: () => stepRow(-1),
    v: () => {
      const row = rowHere();
      const here = row ? indexOfRow(row) : fileHere();
      const next = nextUnviewed(patch.files.length, here, viewed);
      setViewed(here, true).then((n) => say(`${number(n)} of ${count(patch.files.length, "file")} viewed.`), () => {}); // the problem is told above
      requestAnimationFrame(() => (row ? focusRow(next) : focusFile(next)));
    },
  });

  return (
    <div class="changes">
      <h1 tabIndex={-1}>Changes</h1>
      <p class="lead">
        {count(patch.files.length, "file")}, <span class="added">+{number(patch.added)}</span>{" "}
        <span class="removed">−{number(patch.removed)}</span> in{" "}
        <a href={link(bundle.key, "members", [patch.member])}>
          <Path>{report.members[patch.member]?.path ?? "?"}</Path>
        </a>
      </p>
      {problem && <p class="empty">What you view cannot be noted: {problem}</p>}
      <OfThePatch found={found.rest} bundleKey={bundle.key} />
      {patch.files.length === 0 ? (
        <p class="empty">The patch changes nothing.</p>
      ) : (
        <>
          <FileList bundle={bundle} patch={patch} found={found.byFile} viewed={viewed} />
          <div class="changes-bar" role="toolbar" aria-label="How the changes are shown">
            <LayoutChips layout={desk.layout} canSplit={canSplit} onLayout={setLayout} />
            <button type="button" class="chip" aria-keyshortcuts="Shift+E" onClick={() => setAll(!areAllOpen)}>
              {areAllOpen ? "collapse all" : "expand all"}
            </button>
            <span class="viewed-progress">
              <progress value={viewed.size} max={patch.files.length} aria-label="Files viewed" />
              {number(viewed.size)} of {number(patch.files.length)} viewed
            </span>
          </div>
          <div class="patch-files" onClick={(event) => followNumber(event, bundle.key)}>
            <Rows items={patch.files} height={PANEL_HEIGHT} needed={Math.max(target, 0)}>
              {(file, index) => (
                <PanelWithHeading key={index} patch={patch} index={index} href={link(bundle.key, "members", [patch.member, `L${patch.sections[file.section]?.line ?? 1}`])}>
                  <FilePanel
                    bundle={bundle}
                    file={file}
                    index={index}
                    isOpen={isOpen(index)}
                    isViewed={decision && viewed.has(index)}
                    isGenerated={generated.has(index)}
                    layout={layout}
                    text={textOf(desk, bundle, index)}
                    findings={found.byFile.get(index) ?? NO_FINDINGS}
                    marked={index === target ? marked : ""}
                    onOpen={onOpen}
                    onView={onView}
                    turn={turn}
                  />
                </PanelWithHeading>
              )}
            </Rows>
          </div>
        </>
      )}
    </div>
  );
}

function textOf(desk: Desk, bundle: Bundle, index: number): PatchText {
  let text = desk.texts.get(index);
  if (!text) desk.texts.set(index, (text = new PatchText(bundle, index)));
  return text;
}

const NONE: ReadonlySet<number> = new Set();

/** Entries about files that programs write: the core knows their names. */
function useGenerated(bundle: Bundle): ReadonlySet<number> {
  const [generated, setGenerated] = useState(NONE);
  useEffect(() => {
    let isWanted = true;
    askView(bundle, "generated", 0)
      .then((view) => isWanted && view && view.entries.length > 0 && setGenerated(new Set(view.entries)))
      .catch(() => {}); // then the files are open
    return () => void (isWanted = false);
  }, [bundle]);
  return generated;
}

function openAtStart(files: readonly PatchFile[], generated: ReadonlySet<number>): ReadonlySet<number> {
  const open = new Set<number>();
  let left = LINES_OPEN_IN_ALL;
  files.forEach(({ added, removed }, index) => {
    const lines = added + removed;
    if (lines > LINES_OPEN || lines > left || generated.has(index)) return;
    left -= lines;
    open.add(index);
  });
  return open;
}

/** Lets those who make lines do it one after another, with a pause for everything else between them. */
function turns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(() => new Promise((done) => setTimeout(done, 0))));
}

/** A section's heading stands before its first file, when there are several sections or one that says something. */
function PanelWithHeading({ patch, index, href, children }: { patch: Patch; index: number; href: string; children: preact.ComponentChildren }) {
  const own = patch.files[index]!.section;
  const isFirst = index === 0 || patch.files[index - 1]!.section !== own;
  const section = patch.sections[own];
  if (!isFirst || !section || (patch.sections.length === 1 && section.kind === "plain")) return <>{children}</>;
  return (
    <>
      <p class="patch-section" data-kind={section.kind}>
        <span class="eyebrow">{SECTIONS[section.kind] ?? section.kind}</span>
        {(section.base ?? section.tip) && (
          <code>
            <Text>{[section.base, section.tip].filter(Boolean).join("..")}</Text>
          </code>
        )}
        {section.merge && <span class="meta">a merge</span>}
        <span class="meta">{count(section.files, "file")}</span>
        <a href={href}>line {number(section.line)}</a>
      </p>
      {children}
    </>
  );
}

const SECTIONS: Record<string, string> = {
  plain: "No heading",
  range: "Between two commits",
  "working-tree": "Working tree, not committed",
  staged: "Staged, not committed",
  commit: "Commit",
  mail: "Mail",
};

interface FileListProps {
  bundle: Bundle;
  patch: Patch;
  found: ReadonlyMap<number, FileFindings>;
  viewed: ReadonlySet<number>;
}

function FileList({ bundle, patch, found, viewed }: FileListProps) {
  return (
    <div class="table changes-table" role="table" aria-label="Files of the patch" aria-rowcount={patch.files.length + 1}>
      <div role="rowgroup">
        <div class="table-row table-head" role="row">
          <span role="columnheader">File</span>
          <span role="columnheader">Change</span>
          <span role="columnheader">Lines</span>
          <span role="columnheader">In the bundle</span>
          <span role="columnheader">Findings</span>
        </div>
      </div>
      <Rows items={patch.files} height={ROW_HEIGHT} role="rowgroup">
        {(file, index) => (
          <div class="table-row" role="row" key={index} data-row={index}>
            <span role="cell" class="cell-path">
              <a href={link(bundle.key, "changes", [index])}>
                <Names file={file} />
              </a>
              {viewed.has(index) && <MarkWord mark="viewed" />}
              {patch.sections.length > 1 && <span class="meta">{patch.sections[file.section]?.kind}</span>}
            </span>
            <span role="cell">
              <Change file={file} />
            </span>
            <span role="cell">
              <Counts file={file} />
            </span>
            <span role="cell">
              <PatchState
                name={file.state}
                href={file.member === null ? undefined : link(bundle.key, "members", [file.member])}
              />
            </span>
            <span role="cell">
              <Worst findings={found.get(index)?.all ?? []} />
            </span>
          </div>
        )}
      </Rows>
    </div>
  );
}

function Worst({ findings }: { findings: readonly NamedFinding[] }) {
  const worst = findings[0];
  if (!worst) return <span class="empty">none</span>;
  return (
    <span class="problem" title={findings.map(({ rule }) => rule).join(", ")}>
      <SeverityMark severity={worst.severity} /> {number(findings.length)}
    </span>
  );
}

/** Findings in the patch that are about none of its files. */
function OfThePatch({ found, bundleKey }: { found: readonly NamedFinding[]; bundleKey: string }) {
  if (found.length === 0) return null;
  return (
    <ul class="finding-list patch-findings">
      {found.slice(0, 5).map((finding) => (
        <FindingRow key={finding.name} finding={finding} bundleKey={bundleKey} />
      ))}
    </ul>
  );
}

interface Found {
  byFile: Map<number, FileFindings>;
  rest: NamedFinding[];
}

/** To each file: findings that stand in the patch from its line on, up to the next file, and those in the member that it
 * leads to. */
function findingsByFile(patch: Patch, findings: readonly NamedFinding[]): Found {
  const byFile = new Map<number, FileFindings>();
  const rest: NamedFinding[] = [];
  const files = patch.files;
  const byMember = new Map<number, number>();
  files.forEach(({ member, state }, index) => {
    if (member !== null && state !== "superseded") byMember.set(member, index);
  });
  const add = (index: number, which: "byLine" | "byNewLine", finding: NamedFinding) => {
    let own = byFile.get(index);
    if (!own) byFile.set(index, (own = { byLine: new Map(), byNewLine: new Map(), all: [] }));
    (own.all as NamedFinding[]).push(finding);
    if (finding.line === null) return;
    const lines = own[which] as Map<number, NamedFinding[]>;
    lines.set(finding.line, [...(lines.get(finding.line) ?? []), finding]);
  };
  for (const finding of findings) {
    if (finding.member === null || finding.inside) continue;
    if (finding.member === patch.member) {
      const index = patchFileAt(patch, finding.member, finding.line);
      if (index < 0) rest.push(finding);
      else add(index, "byLine", finding);
    } else {
      const index = byMember.get(finding.member);
      if (index !== undefined) add(index, "byNewLine", finding);
    }
  }
  return { byFile, rest };
}

// --- moving about --------------------------------------------------------------------------------

const rowHere = () => document.activeElement?.closest<HTMLElement>(".changes-table [data-row]");
const indexOfRow = (row: HTMLElement): number => Number(row.dataset["row"]);
const focusRow = (index: number) =>
  document.querySelector<HTMLElement>(`.changes-table [data-row="${index}"] .cell-path a`)?.focus();

/** Along the list of the files. */
function stepRow(by: number): void {
  const row = rowHere();
  const last = document.querySelectorAll(".changes-table [data-row]").length - 1;
  focusRow(row ? Math.min(Math.max(indexOfRow(row) + by, 0), last) : 0);
}

/** The file that has the focus, else the one at the top of the window. */
function fileHere(): number {
  const focused = document.activeElement?.closest<HTMLElement>("[data-file]");
  const panels = [...document.querySelectorAll<HTMLElement>("[data-file]")];
  const here = focused ?? panels.find((panel) => panel.getBoundingClientRect().bottom > TOP) ?? panels[0];
  return Number(here?.dataset["file"] ?? 0);
}

/** The next file that was not viewed, from `from` on and round; `from` itself when there is none. */
function nextUnviewed(all: number, from: number, viewed: ReadonlySet<number>): number {
  for (let step = 1; step < all; step++) if (!viewed.has((from + step) % all)) return (from + step) % all;
  return from;
}

function focusFile(index: number): void {
  const panel = document.getElementById(`file-${index}`);
  panel?.scrollIntoView({ block: "start" });
  panel?.querySelector<HTMLElement>(".twisty")?.focus({ preventScroll: true });
}

/** A click on a line number makes the link to that line. */
function followNumber(event: MouseEvent, key: string): void {
  const target = event.target as HTMLElement;
  const name = target.dataset["line"];
  const file = target.closest<HTMLElement>("[data-file]")?.dataset["file"];
  if (name && file) go(link(key, "changes", [file, name]), true);
}

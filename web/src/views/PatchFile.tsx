// One file of the patch: what changed, how it stands against the bundle, and its lines or pictures.
import { Component } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { gapAtEnd, linesOf, type Layout, type PatchText } from "../patch.ts";
import type { NamedFinding, PatchFile } from "../report.ts";
import { link } from "../route.ts";
import { keepInSight } from "../sight.ts";
import { CopyButton, Path, Text } from "../text.tsx";
import { askView, type Media } from "../view.ts";
import { meaningOf, PatchState } from "./patchState.tsx";
import { Between, Chunks, PinnedFinding, type FileContext } from "./PatchRows.tsx";
import { Picture, whyNotShown } from "./Picture.tsx";

const LINES_AT_FIRST = 200;
const LINES_A_TURN = 2000; // most of which are plain text

export interface FileProps {
  bundle: Bundle;
  file: PatchFile;
  index: number;
  isOpen: boolean;
  /** Null while that cannot be told. */
  isViewed: boolean | null;
  isGenerated: boolean;
  layout: Layout;
  text: PatchText;
  findings: FileFindings;
  /** "R120" */
  marked: string;
  onOpen(index: number, isOpen: boolean): void;
  onView(index: number, isViewed: boolean): void;
  turn(): Promise<void>;
}

export interface FileFindings {
  /** By the line of the patch, and by the line of the new file. */
  byLine: ReadonlyMap<number, NamedFinding[]>;
  byNewLine: ReadonlyMap<number, NamedFinding[]>;
  all: readonly NamedFinding[];
}

export class FilePanel extends Component<FileProps> {
  override shouldComponentUpdate(next: FileProps): boolean {
    return (Object.keys(next) as (keyof FileProps)[]).some((key) => next[key] !== this.props[key]);
  }

  override render(props: FileProps) {
    const { file, index, isOpen, isViewed, isGenerated, bundle, onOpen, onView } = props;
    return (
      <section class={`patch-file${isViewed ? " viewed" : ""}`} id={`file-${index}`} data-file={index}>
        <div class="patch-file-head">
          <h2>
            <button
              type="button"
              class="quiet twisty"
              aria-expanded={isOpen}
              aria-keyshortcuts="e"
              onClick={() => onOpen(index, !isOpen)}
            >
              <Icon name="next" />
              <Names file={file} />
            </button>
          </h2>
          <CopyButton text={file.path} what={`path ${file.path}`} />
          <span class="patch-file-facts">
            <Change file={file} />
            {isGenerated && <span class="meta">generated</span>}
            <Counts file={file} />
            <PatchState
              name={file.state}
              href={file.member === null ? undefined : link(bundle.key, "members", [file.member])}
            />
          </span>
          <label class="check">
            <input
              type="checkbox"
              checked={isViewed ?? false}
              disabled={isViewed === null}
              aria-keyshortcuts="v"
              aria-label={`Viewed ${file.path}`}
              onChange={({ currentTarget }) => onView(index, currentTarget.checked)}
            />{" "}
            Viewed
          </label>
        </div>
        {isOpen && <Body {...props} />}
      </section>
    );
  }
}

export function Names({ file: { path, old_path: old } }: { file: PatchFile }) {
  return (
    <span class="patch-names">
      {old && (
        <>
          <Path>{old}</Path> <span aria-label="becomes">→</span>{" "}
        </>
      )}
      <Path>{path}</Path>
    </span>
  );
}

export function Change({ file }: { file: PatchFile }) {
  const { old_mode: old, new_mode: mode } = file;
  return (
    <span class="patch-change">
      {file.change}
      {file.similarity !== null && <span class="meta"> {number(file.similarity)} % alike</span>}
      {file.parents > 1 && <span class="meta"> of {count(file.parents, "parent")}</span>}
      {(old !== null || mode !== null) && (
        <span class="mode">
          <span class="off-screen">mode </span>
          {old !== null && mode !== null && old !== mode ? `${old} → ${mode}` : (mode ?? old)}
        </span>
      )}
    </span>
  );
}

const SQUARES = 5;

/** The numbers, and their proportion in five squares. */
export function Counts({ file: { binary, added, removed } }: { file: PatchFile }) {
  if (binary) return <span class="patch-counts">binary</span>;
  const all = added + removed;
  const filled = Math.min(SQUARES, all);
  const green = added === 0 ? 0 : Math.min(filled - (removed > 0 ? 1 : 0), Math.max(1, Math.round((filled * added) / all)));
  return (
    <span class="patch-counts">
      <span class="added">+{number(added)}</span> <span class="removed">−{number(removed)}</span>
      <span class="squares" aria-hidden="true">
        {Array.from({ length: SQUARES }, (_, i) => (
          <span key={i} class={i < green ? "come" : i < filled ? "gone" : ""} />
        ))}
      </span>
    </span>
  );
}

function Body(props: FileProps) {
  const { file, bundle, findings } = props;
  return (
    <div class="patch-file-body">
      <p class="patch-file-meta">
        {file.old_id || file.new_id ? (
          <code>
            <Text>{file.old_id ?? "none"}</Text> <span aria-label="becomes">→</span>{" "}
            <Text>{file.new_id ?? "none"}</Text>
          </code>
        ) : (
          "no ids"
        )}
        {file.bits > 0 && <span>{count(file.bits, "bit")}</span>}
        <span>{meaningOf(file.state)}</span>
        <a href={link(bundle.key, "members", [bundle.judged!.report.patch!.member, `L${file.line}`])}>
          line {number(file.line)} of the patch
        </a>
      </p>
      {file.binary ? <BinaryBody {...props} /> : <TextBody {...props} />}
      {file.binary && findings.all.map((finding) => <PinnedFinding key={finding.name} finding={finding} bundle={bundle} />)}
    </div>
  );
}

const progressOf = ({ rows, isEnd }: PatchText): string => `${rows.length} ${isEnd ? "all" : "so far"}`;

/** Lines are made a few at a time, so that nothing else waits for them. */
function TextBody(props: FileProps) {
  const { bundle, file, index, layout, text, findings, marked, turn } = props;
  const [fetched, setFetched] = useState(progressOf(text));
  const [shown, setShown] = useState({ layout, count: LINES_AT_FIRST });
  const [problem, setProblem] = useState("");
  const lines = useMemo(() => linesOf(text.rows, text.isEnd, layout), [fetched, text.isEnd, layout]);
  const count = shown.layout === layout ? shown.count : LINES_AT_FIRST;
  useEffect(() => {
    let isWanted = true;
    const goOn = async () => {
      await turn();
      if (!isWanted) return;
      if (count < lines.length) return setShown({ layout, count: count + LINES_A_TURN });
      // Whoever showed this file before may have fetched more since this was drawn.
      if (!text.isEnd && fetched === progressOf(text)) await text.more();
      if (isWanted) setFetched(progressOf(text));
    };
    goOn().catch((error: unknown) => isWanted && setProblem(String(error)));
    return () => void (isWanted = false);
  }, [fetched, count, lines]);
  useEffect(() => {
    if (marked) keepInSight(() => document.getElementById(`f${index}-${marked}`));
  }, [marked, count >= lines.length, fetched]);

  const isHeld = text.held === "same" && (file.state === "matches" || file.state === "no-id");
  const context = useMemo<FileContext>(
    () => ({
      bundle,
      index,
      member: isHeld ? file.member : null,
      difference: text.difference,
      byLine: findings.byLine,
      byNewLine: findings.byNewLine,
      marked,
    }),
    [isHeld, text.difference, findings, marked, layout],
  );
  if (problem) return <p class="empty">{problem}</p>;
  if (text.rows.length === 0)
    return (
      <>
        <p class="empty">{text.isEnd ? "No lines changed." : "Reading…"}</p>
        {findings.all.map((finding) => (
          <PinnedFinding key={finding.name} finding={finding} bundle={bundle} />
        ))}
      </>
    );
  const isWhole = text.isEnd && count >= lines.length;
  const gap = isWhole && isHeld && file.parents === 1 && file.change !== "added" ? gapAtEnd(text.rows) : null;
  return (
    <>
      <Held file={file} text={text} index={index} bundle={bundle} />
      <Unpinned {...props} isWhole={isWhole} />
      <div
        class={`diff${layout.isSplit ? " is-split" : ""}`}
        role="region"
        tabIndex={0}
        aria-label={`Changes of ${file.path}, line ${file.line} of the patch`}
        aria-busy={!isWhole}
      >
        <Chunks lines={lines.length > count ? lines.slice(0, count) : lines} context={context} />
        {gap && <Between gap={gap} context={context} />}
        {!isWhole && <p class="empty">Reading…</p>}
      </div>
    </>
  );
}

/** What the bundled file has of what is shown. */
function Held({ file, text, index, bundle }: { file: PatchFile; text: PatchText; index: number; bundle: Bundle }) {
  if (text.held === "none" || file.member === null) return null;
  if (text.held === "same")
    return (
      <p class="patch-held">
        <Icon name="proven" /> Every line that the patch shows of the new file is in the bundled one
        {file.state === "differs" ? ", which differs elsewhere." : "."}
      </p>
    );
  const { new_line: line } = text.difference!;
  return (
    <p class="patch-held">
      <Icon name="error" /> The bundled file has another line {number(line)}:{" "}
      <a href={link(bundle.key, "changes", [index, `R${line}`])}>here in the patch</a>,{" "}
      <a href={link(bundle.key, "members", [file.member, `L${line}`])}>there in the file</a>
    </p>
  );
}

/** Findings about this file whose line the patch does not show. */
function Unpinned({ findings, text, bundle, file, isWhole }: FileProps & { isWhole: boolean }) {
  const rest = useMemo(() => {
    if (!isWhole) return [];
    const patchLines = new Set(text.rows.map(([, , , line]) => line));
    const newLines = new Set(text.rows.filter(([origin]) => origin !== "@").map(([, , now]) => now));
    const isPinned = ({ member, line }: NamedFinding) =>
      line !== null && (member === file.member ? newLines.has(line) : patchLines.has(line));
    return findings.all.filter((finding) => !isPinned(finding));
  }, [findings, isWhole]);
  if (rest.length === 0) return null;
  return (
    <div class="diff-notes">
      {rest.map((finding) => (
        <PinnedFinding
          key={finding.name}
          finding={finding}
          bundle={bundle}
          place={finding.line === null ? undefined : `line ${number(finding.line)} of the ${finding.member === file.member ? "file" : "patch"}`}
        />
      ))}
    </div>
  );
}

/** Before and after, as far as the bundle holds them. */
function BinaryBody({ bundle, file, index }: FileProps) {
  const hasOld = file.change !== "added";
  const hasNew = file.change !== "deleted";
  const isLast = file.state !== "superseded";
  return (
    <div class="two patch-pictures">
      {hasOld && <BinarySide key="old" title="Before" bundle={bundle} index={index} side="old" member={null} />}
      {hasNew && (
        <BinarySide key="new" title="After" bundle={bundle} index={index} side="new" member={isLast ? file.member : null} />
      )}
    </div>
  );
}

interface SideProps {
  title: string;
  bundle: Bundle;
  index: number;
  side: "old" | "new";
  /** The member that this side is. */
  member: number | null;
}

export function BinarySide({ title, bundle, index, side, member }: SideProps) {
  const [content, setContent] = useState<{ media: Media; bytes: Uint8Array | null } | null | undefined>();
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const media = await (member === null ? askView(bundle, `patch-${side}`, index) : askView(bundle, "media", member));
      if (!media) return null;
      if (whyNotShown(media) !== "") return { media, bytes: null };
      const bytes =
        member === null
          ? await bundle.ask({ op: "patchBytes", file: index, isNew: side === "new" })
          : await bundle.ask({ op: "bytes", index: member, from: 0, count: media.size });
      return { media, bytes };
    };
    load()
      .then((made) => isWanted && setContent(made))
      .catch(() => isWanted && setContent(null));
    return () => void (isWanted = false);
  }, [bundle, index, member]);
  return (
    <section>
      <h3>
        {title}
        {member !== null && <span class="meta"> from the bundle</span>}
        {member === null && content && <span class="meta"> rebuilt from the patch</span>}
      </h3>
      {content === undefined ? (
        <p class="empty">Reading…</p>
      ) : content === null ? (
        <p class="empty">
          {side === "old" ? "The bundle does not hold the file as it was before." : "The bundle does not hold this file."}
        </p>
      ) : content.bytes ? (
        <Picture bytes={content.bytes} media={content.media} label={title} />
      ) : (
        <p class="empty">
          {count(content.media.size, "byte")}. {whyNotShown(content.media)}
        </p>
      )}
    </section>
  );
}

// A member of one bundle against one of another, or what the two patches say of a file: line by line, or as pictures.
import type { ComponentChildren } from "preact";
import type { Bundle } from "../bundle.ts";
import type { TextPart } from "../difference.ts";
import { count } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import type { NamedFinding } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Digits, Path } from "../text.tsx";
import { Sides } from "./compared.tsx";
import { DifferenceView } from "./Difference.tsx";
import { BinarySide, Change, Counts } from "./PatchFile.tsx";
import { PatchState } from "./patchState.tsx";

const ROW_HEIGHT = 60;

export type ComparedWhat = "members" | "changes";

/** In links: "12-7", the indices of the two sides. */
export const pairName = (before: number, after: number): string => `${before}-${after}`;

export function pairOf(name: string | undefined): [before: number, after: number] | null {
  const [, before, after] = /^(\d{1,9})-(\d{1,9})$/.exec(name ?? "") ?? [];
  return after === undefined ? null : [Number(before), Number(after)];
}

interface Props {
  what: ComparedWhat;
  pair: [number, number];
  before: Bundle;
  after: Bundle;
  route: Route;
  /** The list that this comes from. */
  all: string;
}

export function ComparedFile(props: Props) {
  const { what, all } = props;
  useKeys({ Backspace: () => history.back() });
  return (
    <div class="compared-file">
      <a class="back" href={all}>
        <Icon name="back" /> {what === "members" ? "All members that differ" : "All files that differ"}
      </a>
      {what === "members" ? <ComparedMember {...props} /> : <ComparedEntry {...props} />}
    </div>
  );
}

const NoPair = () => <p class="empty">The two bundles have no such pair.</p>;

function ComparedMember({ pair, before, after, route }: Props) {
  const [was, is] = [before.judged!.report.members[pair[0]], after.judged!.report.members[pair[1]]];
  if (!was || !is) return <NoPair />;
  const bundles = [before, after];
  const hasSame = was.sha256 !== null && was.sha256 === is.sha256;
  const areText = [was, is].every(({ text, size }) => text || size === 0);
  const title = was.path === is.path ? is.path : `${was.path} → ${is.path}`;
  return (
    <>
      <Title paths={[was.path, is.path]} />
      <Facts
        rows={[
          { what: "Size", side: (i) => <a href={link(bundles[i]!.key, "members", [pair[i]!])}>{count([was, is][i]!.size, "byte")}</a> },
          {
            what: "sha256",
            side: (i) => {
              const { sha256 } = [was, is][i]!;
              return sha256 === null ? <span class="empty">not read to its end</span> : <Digits value={sha256} />;
            },
          },
        ]}
      />
      {hasSame ? (
        <p class="lead">The two are the same, byte for byte.</p>
      ) : areText ? (
        <DifferenceView
          key={pairName(...pair)}
          title={title}
          sides={[partOf(before, pair[0], was.size), partOf(after, pair[1], is.size)]}
          findings={after.judged!.findings.filter(({ member, inside }) => member === pair[1] && !inside)}
          marked={markedIn(route)}
          onLine={(name) => goToLine(route, name)}
        />
      ) : (
        <Pictures key={pairName(...pair)} note="At least one of the two is no text, so there are no lines to compare.">
          <BinarySide title="Before" bundle={before} index={0} side="new" member={pair[0]} />
          <BinarySide title="After" bundle={after} index={0} side="new" member={pair[1]} />
        </Pictures>
      )}
    </>
  );
}

const partOf = (bundle: Bundle, member: number, size: number): TextPart => ({ bundle, member, size, lines: null });

const NO_FINDINGS: readonly NamedFinding[] = [];

/** What the two patches say of one file, as lines of the patches themselves. */
function ComparedEntry({ pair, before, after, route }: Props) {
  const bundles = [before, after];
  const patches = bundles.map(({ judged }) => judged!.report.patch);
  const files = patches.map((patch, i) => patch?.files[pair[i]!]);
  const [was, is] = files;
  if (!was || !is) return <NoPair />;
  return (
    <>
      <Title paths={[was.path, is.path]} />
      <Facts
        rows={[
          {
            what: "Change",
            side: (i) => (
              <a href={link(bundles[i]!.key, "changes", [pair[i]!])}>
                <Change file={files[i]!} />
              </a>
            ),
          },
          { what: "Lines", side: (i) => <Counts file={files[i]!} /> },
          { what: "In the bundle", side: (i) => <PatchState name={files[i]!.state} /> },
        ]}
      />
      {was.binary || is.binary ? (
        <Pictures key={pairName(...pair)} note="At least one of the two patches changes the file as bytes. This is what each of them leads to.">
          {bundles.map((bundle, i) => (
            <BinarySide
              key={i}
              title={i ? "After" : "Before"}
              bundle={bundle}
              index={pair[i]!}
              side="new"
              member={files[i]!.state === "superseded" ? null : files[i]!.member}
            />
          ))}
        </Pictures>
      ) : (
        <DifferenceView
          key={pairName(...pair)}
          title={is.path}
          sides={[entryOf(before, pair[0]), entryOf(after, pair[1])]}
          findings={NO_FINDINGS}
          marked={markedIn(route)}
          onLine={(name) => goToLine(route, name)}
        />
      )}
    </>
  );
}

/** The lines of an entry: up to the next one, or the next section, or the end of the patch. */
function entryOf(bundle: Bundle, index: number): TextPart {
  const { report } = bundle.judged!;
  const { files, sections, member } = report.patch!;
  const first = files[index]!.line;
  const later = [...files, ...sections].map(({ line }) => line).filter((line) => line > first);
  const end = later.reduce((least, line) => Math.min(least, line), 0x7fffffff);
  return { bundle, member, size: report.members[member]?.size ?? 0, lines: { first, count: end - first } };
}

const markedIn = ({ parts }: Route): string => (/^[LR]\d+$/.test(parts[3] ?? "") ? parts[3]! : "");

function goToLine({ key, view, parts, query }: Route, name: string): void {
  go(link(key, view, [...parts.slice(0, 3), name], Object.fromEntries(query)), true);
}

function Title({ paths: [was, is] }: { paths: [string, string] }) {
  return (
    <h2>
      {was !== is && (
        <>
          <Path>{was}</Path> <span aria-label="becomes">→</span>{" "}
        </>
      )}
      <Path>{is}</Path>
    </h2>
  );
}

interface FactRow {
  what: string;
  side: (i: 0 | 1) => ComponentChildren;
}

function Facts({ rows }: { rows: FactRow[] }) {
  return (
    <Sides
      label="The two sides"
      what="What"
      items={rows}
      height={ROW_HEIGHT}
      head={({ what }) => what}
      side={({ side }, isAfter) => side(isAfter ? 1 : 0)}
    />
  );
}

function Pictures({ note, children }: { note: string; children: ComponentChildren }) {
  return (
    <>
      <p class="meta">{note}</p>
      <div class="two patch-pictures">{children}</div>
    </>
  );
}


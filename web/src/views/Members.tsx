// Every member of the bundle with its digest and what vouches for it, and the bytes of the archive as a map.
import { useMemo, useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { countMarked } from "../decision.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { membersOf } from "../places.ts";
import type { Member, NamedFinding, Report, Voucher } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { copy, Path } from "../text.tsx";
import type * as tree from "../tree.ts";
import { ByteMap } from "./ByteMap.tsx";
import { Comparison } from "./digits.tsx";
import { Archives, DigestLists } from "./Lists.tsx";
import { MarkWord, viewMember } from "./Marks.tsx";
import { MemberTree } from "./MemberTree.tsx";
import { Search } from "./search.tsx";
import { StandingMark, STANDINGS, standingsOf, VouchedPanel, type Standing } from "./Vouched.tsx";

const ROW_HEIGHT = 64;
const COMPARED_MAX = 3;

const SORTS = {
  archive: (a: Row, b: Row) => a.index - b.index,
  path: (a: Row, b: Row) => compare(a.member.path, b.member.path),
  size: (a: Row, b: Row) => b.member.size - a.member.size,
  role: (a: Row, b: Row) => compare(a.member.role, b.member.role) || a.index - b.index,
};
type Sort = keyof typeof SORTS;

interface Row extends tree.Row {
  standing: Standing | null;
}

/** How the members are shown, for as long as the page is open. */
let isTree = false;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function Members({
  bundle,
  judged: { report, findings },
  route,
}: {
  bundle: Bundle;
  judged: Judged;
  route: Route;
}) {
  const text = route.query.get("q") ?? "";
  const sort = (Object.keys(SORTS) as Sort[]).find((name) => name === route.query.get("sort")) ?? "archive";
  const state = (Object.keys(STANDINGS) as Standing[]).find((name) => name === route.query.get("state")) ?? "";
  const all = useMemo(() => rowsOf(report, findings), [report]);
  const rows = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return all
      .filter(({ standing }) => state === "" || standing === state)
      .filter(({ member }) =>
        words.every((word) => `${member.path} ${kindOf(member)} ${member.sha256}`.toLowerCase().includes(word)),
      )
      .sort(SORTS[sort]);
  }, [all, text, sort, state]);
  const change = (query: Record<string, string>) =>
    go(link(bundle.key, "members", [], { q: text, sort: sort === "archive" ? "" : sort, state, ...query }), true);
  const isFiltered = text.trim() !== "" || state !== "";
  const [, redraw] = useState(isTree);
  const showAs = (value: boolean) => redraw((isTree = value));
  useMemberKeys(bundle, report.members, isTree);

  // They hold long lists, too: a mark changes nothing of them.
  const panels = useMemo(
    () => (
      <>
        <VouchedPanel report={report} bundleKey={bundle.key} />
        <DigestLists report={report} bundleKey={bundle.key} />
        <Archives report={report} bundleKey={bundle.key} />
        {report.byte_map && (
          <ByteMap regions={report.byte_map} size={bundle.file.size} members={report.members} bundleKey={bundle.key} />
        )}
      </>
    ),
    [report, bundle],
  );
  const isViewed = ({ index }: { index: number }) => bundle.decision?.form.members[index]?.mark === "viewed";
  const viewed = countMarked(bundle.decision?.form.members ?? []);

  const table = useMemo(
    () => (
      <Rows items={rows} height={ROW_HEIGHT} role="rowgroup" versionOf={isViewed}>
        {(row) => <MemberRow key={row.index} row={row} isViewed={isViewed(row)} href={link(bundle.key, "members", [row.index])} />}
      </Rows>
    ),
    [rows, bundle, bundle.decision?.version],
  );
  return (
    <div class="members">
      <h1 tabIndex={-1}>Members</h1>
      {panels}
      <div class="filter-bar" role="search">
        <Search
          id="member-filter"
          label="Filter members"
          hint="Filter: path, role or digest"
          value={text}
          onInput={(q) => change({ q })}
        />
        <StandingChips rows={all} state={state} onChange={(next) => change({ state: next })} />
        <span class="chips" role="group" aria-label="Shown as">
          <button type="button" class="chip" aria-pressed={!isTree} onClick={() => showAs(false)}>
            list
          </button>
          <button type="button" class="chip" aria-pressed={isTree} onClick={() => showAs(true)}>
            tree
          </button>
        </span>
        <span class="filter-count">
          {isFiltered ? `${number(rows.length)} of ${number(all.length)}, filter on` : count(all.length, "member")}
          {viewed > 0 && `, ${number(viewed)} viewed`}
        </span>
      </div>
      {rows.length === 0 ? (
        <div class="nothing">
          <p>{isFiltered ? "No members match." : "The bundle holds no members."}</p>
        </div>
      ) : isTree ? (
        <MemberTree bundle={bundle} report={report} rows={rows} isViewed={isViewed} />
      ) : (
        <div class="table members-table" role="table" aria-label="Members" aria-rowcount={rows.length + 1}>
          <div role="rowgroup">
            <div class="table-row table-head" role="row">
              <Head name="path" sort={sort} onSort={change}>
                Path
              </Head>
              <Head name="size" sort={sort} onSort={change}>
                Bytes
              </Head>
              <Head name="role" sort={sort} onSort={change}>
                Role
              </Head>
              <span role="columnheader">Vouched for by</span>
              <span role="columnheader" class="off-screen">
                Digests
              </span>
            </div>
          </div>
          {table}
        </div>
      )}
    </div>
  );
}

/** Its role, and the archive that it is itself. */
const kindOf = ({ role, archive }: Member): string => (archive ? `${archive} archive, ${role}` : role);

function rowsOf(report: Report, findings: readonly NamedFinding[]): Row[] {
  const standings = standingsOf(report);
  const rows: Row[] = report.members.map((member, index) => ({
    index,
    member,
    findings: 0,
    worst: null,
    standing: standings[index] ?? null,
  }));
  for (const finding of findings) {
    for (const index of membersOf(finding, report)) {
      const row = rows[index]!;
      row.findings++;
      row.worst ??= finding.severity; // findings come with the worst first
    }
  }
  return rows;
}

function StandingChips({
  rows,
  state,
  onChange,
}: {
  rows: readonly Row[];
  state: string;
  onChange: (state: string) => void;
}) {
  return (
    <span class="chips" role="group" aria-label="State">
      {(Object.keys(STANDINGS) as Standing[]).map((standing) => {
        const n = rows.filter((row) => row.standing === standing).length;
        return (
          <button
            key={standing}
            type="button"
            class={`chip ${standing}`}
            aria-pressed={state === standing}
            onClick={() => onChange(state === standing ? "" : standing)}
          >
            <StandingMark standing={standing} /> <span class="tally">{number(n)}</span>
          </button>
        );
      })}
    </span>
  );
}

function Head({
  name,
  sort,
  onSort,
  children,
}: {
  name: Sort;
  sort: Sort;
  onSort: (query: Record<string, string>) => void;
  children: string;
}) {
  const isOn = sort === name;
  return (
    <span role="columnheader" aria-sort={isOn ? (name === "size" ? "descending" : "ascending") : undefined}>
      <button type="button" class="quiet" onClick={() => onSort({ sort: isOn ? "" : name })}>
        {children}
        <span class="sort-mark" aria-hidden="true">
          {isOn ? (name === "size" ? "↓" : "↑") : ""}
        </span>
      </button>
    </span>
  );
}

interface MemberRowProps {
  row: Row;
  isViewed: boolean;
  href: string;
}

function MemberRow({ row: { index, member, findings, worst, standing }, isViewed, href }: MemberRowProps) {
  return (
    <div class="table-row" role="row" data-member={index}>
      <span role="cell" class="cell-path">
        <a href={href}>
          <Path>{member.path}</Path>
        </a>
        {worst && (
          <span class={`severity ${worst}`}>
            <Icon name={worst} />
            <span class="severity-word">{count(findings, "finding")}</span>
          </span>
        )}
        {isViewed && <MarkWord mark="viewed" />}
      </span>
      <span role="cell" class="cell-number">
        {number(member.size)}
      </span>
      <span role="cell" class="cell-role">
        {kindOf(member)}
      </span>
      <span role="cell" class="cell-vouchers">
        <Vouchers vouchers={member.vouchers} standing={standing} />
      </span>
      <div role="cell" class="cell-digests">
        <DigestCell member={member} />
      </div>
    </div>
  );
}

/** What vouches for it, the contradicted first; each kind once. */
function Vouchers({ vouchers, standing }: { vouchers: readonly Voucher[]; standing: Standing | null }) {
  if (standing === null) return <span class="empty">not counted</span>;
  if (vouchers.length === 0) return <StandingMark standing={standing} />;
  const kinds = new Map<string, Voucher>();
  for (const voucher of vouchers) {
    const known = kinds.get(voucher.by);
    if (!known || rank(voucher) > rank(known)) kinds.set(voucher.by, voucher);
  }
  return (
    <>
      {[...kinds.values()]
        .sort((a, b) => rank(b) - rank(a))
        .map(({ by, bits, state }) => (
          <span key={by} class={`standing ${state === "holds" ? "vouched" : "contradicted"}`}>
            <Icon name={state === "holds" ? "proven" : "error"} />
            {by}
            <span class="meta">{state === "holds" ? count(bits, "bit") : state}</span>
          </span>
        ))}
    </>
  );
}

/** Contradictions before all, then by strength. */
const rank = ({ state, bits }: Voucher): number => (state === "contradicted" ? Infinity : bits);

/** The digest in full, and each one that is contradicted against what was expected. */
function DigestCell({ member: { sha256, vouchers } }: { member: Member }) {
  const contradicted = vouchers.filter(({ state }) => state === "contradicted");
  const isCompared = contradicted.some(({ found }) => found === sha256);
  const shown = contradicted.slice(0, COMPARED_MAX);
  return (
    <>
      {sha256 === null && <span class="empty">not read to its end</span>}
      {sha256 !== null && !isCompared && (
        <span class="digit-row">
          <span class="digit-name">sha256</span>
          <span class="digit-value">
            <code class="digits">{sha256}</code>{" "}
            <button type="button" class="copy" aria-label="Copy sha256" onClick={() => void copy(sha256, "sha256")}>
              <Icon name="copy" />
            </button>
          </span>
        </span>
      )}
      {shown.map((voucher, i) => (
        <Comparison key={i} voucher={voucher} />
      ))}
      {shown.length < contradicted.length && (
        <p class="digit-note">{count(contradicted.length - shown.length, "more contradiction")}: see the member.</p>
      )}
    </>
  );
}

/** j and k go along the rows; c and h copy what the focused row says, v marks it and goes to the next without a mark. */
function useMemberKeys(bundle: Bundle, members: readonly Member[], isTree: boolean): void {
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>(".members-table .cell-path a")];
  const indexOf = (element: Element | null): number =>
    Number(element?.closest<HTMLElement>("[data-member]")?.dataset["member"] ?? -1);
  const focused = (): Member | undefined => members[indexOf(document.activeElement)];
  const whereIn = (all: readonly Element[]) =>
    all.findIndex((anchor) => anchor.closest(".table-row")?.contains(document.activeElement));
  const step = (by: number) => {
    const all = links();
    const at = whereIn(all);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const view = () => {
    const all = links();
    const from = whereIn(all) + 1;
    const here = all[from - 1];
    const isUnviewed = (each: Element) => bundle.decision?.form.members[indexOf(each)]?.mark !== "viewed";
    [...all.slice(from), ...all.slice(0, from)].find((each) => each !== here && isUnviewed(each))?.focus();
    if (here) void viewMember(bundle, indexOf(here));
  };
  useKeys({
    ...(!isTree && {
      j: () => step(1),
      k: () => step(-1),
      v: view,
    }),
    "/": () => document.getElementById("member-filter")?.focus(),
    c: () => void (focused() && copy(focused()!.path, "Path")),
    h: () => void (focused()?.sha256 && copy(focused()!.sha256!, "sha256")),
  });
}

// Every member of the bundle with its digest and what vouches for it, and the bytes of the archive as a map.
import { useMemo } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import type { Member, NamedFinding, Severity } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { copy, Digest, Path } from "../text.tsx";
import { ByteMap } from "./ByteMap.tsx";

const ROW_HEIGHT = 40;

const SORTS = {
  archive: (a: Row, b: Row) => a.index - b.index,
  path: (a: Row, b: Row) => compare(a.member.path, b.member.path),
  size: (a: Row, b: Row) => b.member.size - a.member.size,
  role: (a: Row, b: Row) => compare(a.member.role, b.member.role) || a.index - b.index,
};
type Sort = keyof typeof SORTS;

interface Row {
  index: number;
  member: Member;
  findings: number;
  worst: Severity | null;
}

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
  const all = useMemo(() => rowsOf(report.members, findings), [report]);
  const rows = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return all
      .filter(({ member }) =>
        words.every((word) => `${member.path} ${kindOf(member)} ${member.sha256}`.toLowerCase().includes(word)),
      )
      .sort(SORTS[sort]);
  }, [all, text, sort]);
  const change = (query: Record<string, string>) =>
    go(link(bundle.key, "members", [], { q: text, sort: sort === "archive" ? "" : sort, ...query }), true);
  useMemberKeys(report.members);

  const table = useMemo(
    () => (
      <Rows items={rows} height={ROW_HEIGHT} role="rowgroup">
        {(row) => <MemberRow key={row.index} row={row} href={link(bundle.key, "members", [row.index])} />}
      </Rows>
    ),
    [rows, bundle],
  );
  return (
    <div class="members">
      <h1 tabIndex={-1}>Members</h1>
      {report.byte_map && (
        <ByteMap regions={report.byte_map} size={bundle.file.size} members={report.members} bundleKey={bundle.key} />
      )}
      <div class="filter-bar" role="search">
        <span class="search">
          <Icon name="search" />
          <input
            id="member-filter"
            type="search"
            aria-label="Filter members"
            aria-keyshortcuts="/"
            placeholder="Filter: path, role or digest"
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => change({ q: currentTarget.value })}
          />
          <kbd>/</kbd>
        </span>
        <span class="filter-count">
          {text.trim() ? `${number(rows.length)} of ${number(all.length)}, filter on` : count(all.length, "member")}
        </span>
      </div>
      {rows.length === 0 ? (
        <div class="nothing">
          <p>{text.trim() ? "No members match." : "The bundle holds no members."}</p>
        </div>
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
              <span role="columnheader">sha256</span>
              <span role="columnheader">Vouched for by</span>
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

function rowsOf(members: readonly Member[], findings: readonly NamedFinding[]): Row[] {
  const rows: Row[] = members.map((member, index) => ({ index, member, findings: 0, worst: null }));
  for (const { member, severity } of findings) {
    const row = member === null ? undefined : rows[member];
    if (!row) continue;
    row.findings++;
    row.worst ??= severity; // findings come with the worst first
  }
  return rows;
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

function MemberRow({ row: { index, member, findings, worst }, href }: { row: Row; href: string }) {
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
      </span>
      <span role="cell" class="cell-number">
        {number(member.size)}
      </span>
      <span role="cell" class="cell-role">
        {kindOf(member)}
      </span>
      <span role="cell">
        {member.sha256 ? <Digest value={member.sha256} what="sha256" /> : <span class="empty">not read</span>}
      </span>
      <span role="cell">
        <Vouched member={member} />
      </span>
    </div>
  );
}

function Vouched({ member: { vouchers } }: { member: Member }) {
  if (vouchers.length === 0) return <span class="empty">no voucher</span>;
  const contradicted = vouchers.find(({ state }) => state === "contradicted");
  const { by, bits, state } = contradicted ?? vouchers[0]!;
  return (
    <span class={`vouched ${state}`}>
      <Icon name={state === "holds" ? "proven" : "error"} />
      {by}
      <span class="meta">{state === "holds" ? `${bits} bits` : "contradicts"}</span>
    </span>
  );
}

/** j and k go along the rows; c and h copy what the focused row says. */
function useMemberKeys(members: readonly Member[]): void {
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>(".members-table .cell-path a")];
  const focused = (): Member | undefined =>
    members[Number(document.activeElement?.closest<HTMLElement>("[data-member]")?.dataset["member"] ?? -1)];
  const step = (by: number) => {
    const all = links();
    const at = all.findIndex((anchor) => anchor.closest(".table-row")?.contains(document.activeElement));
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.getElementById("member-filter")?.focus(),
    c: () => void (focused() && copy(focused()!.path, "Path")),
    h: () => void (focused()?.sha256 && copy(focused()!.sha256!, "sha256")),
  });
}

// What the vouchers come to: how much of the bundle is fixed, by what, how strongly, and the rest.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Member, Report } from "../report.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Path, Size } from "../text.tsx";

const ROW_HEIGHT = 28;

export type Standing = "vouched" | "contradicted" | "unvouched";

export const STANDINGS: Record<Standing, string> = {
  vouched: "vouched for",
  contradicted: "contradicted",
  unvouched: "no voucher",
};

/** How each member stands; null where it counts nowhere. */
export function standingsOf({ members, vouched }: Report): (Standing | null)[] {
  const unvouched = new Set(vouched.unvouched);
  const contradicted = new Set(vouched.contradicted);
  return members.map(({ vouchers }, index) => {
    if (contradicted.has(index)) return "contradicted";
    if (unvouched.has(index)) return "unvouched";
    return vouchers.length > 0 ? "vouched" : null;
  });
}

/** Whole per cent, rounded down: 100 only when it is all. */
export const share = ({ bytes, of_bytes: all }: Report["vouched"]): number =>
  all === 0 ? 0 : Math.floor((100 * bytes) / all);

export function StandingMark({ standing, children }: { standing: Standing; children?: string }) {
  const icon = { vouched: "proven", contradicted: "error", unvouched: "unproven" } as const;
  return (
    <span class={`standing ${standing}`}>
      <Icon name={icon[standing]} />
      {children ?? STANDINGS[standing]}
    </span>
  );
}

export function VouchedPanel({ report, bundleKey }: { report: Report; bundleKey: string }) {
  const { vouched, members } = report;
  const standings = useMemo(() => standingsOf(report), [report]);
  return (
    <section class="vouched-panel" aria-labelledby="vouched-title">
      <h2 id="vouched-title">
        Vouched for: {number(share(vouched))} % of bytes
        <span class="meta">
          {number(vouched.members)} of {count(vouched.of, "member")}, {number(vouched.bytes)} of{" "}
          {count(vouched.of_bytes, "byte")}
        </span>
      </h2>
      <Bar members={members} standings={standings} />
      <div class="two">
        <ByKind report={report} />
        <ByStrength report={report} />
      </div>
      <Rest report={report} standings={standings} bundleKey={bundleKey} />
    </section>
  );
}

interface Part {
  standing: Standing;
  members: number;
  bytes: number;
}

function partsOf(members: readonly Member[], standings: readonly (Standing | null)[]): Part[] {
  const parts = (Object.keys(STANDINGS) as Standing[]).map((standing) => ({ standing, members: 0, bytes: 0 }));
  members.forEach(({ size }, index) => {
    const part = parts.find(({ standing }) => standing === standings[index]);
    if (!part) return;
    part.members++;
    part.bytes += size;
  });
  return parts.filter((part) => part.members > 0);
}

function Bar({ members, standings }: { members: readonly Member[]; standings: readonly (Standing | null)[] }) {
  const parts = useMemo(() => partsOf(members, standings), [members, standings]);
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <>
      <div class="share-bar" aria-hidden="true">
        {parts.map(({ standing, bytes }) => (
          <span key={standing} class={standing} style={{ flexGrow: all > 0 ? bytes / all : 1 }} />
        ))}
      </div>
      <ul class="legend">
        {parts.map(({ standing, members: n, bytes }) => (
          <li key={standing}>
            <StandingMark standing={standing} />
            <span class="meta">
              {count(n, "member")} · <Size bytes={bytes} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface SumsProps {
  caption: string;
  heads: string[];
  rows: { name: string; cells: ComponentChildren[] }[];
}

function Sums({ caption, heads, rows }: SumsProps) {
  return (
    <table class="sums">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }, i) => (
          <tr key={i}>
            <th scope="row">{name}</th>
            {cells.map((cell, k) => (
              <td key={k}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByKind({ report: { vouched } }: { report: Report }) {
  if (vouched.by.length === 0) return <p class="empty">Nothing in the bundle vouches for its members.</p>;
  const rows = vouched.by.map(({ kind, members, bytes, vouchers, holding }) => ({
    name: kind,
    cells: [
      <>
        {holding < vouchers && <Icon name="error" />}
        {number(holding)} of {number(vouchers)}
      </>,
      number(members),
      number(bytes),
    ],
  }));
  return <Sums caption="By what" heads={["Kind", "Hold", "Members", "Bytes"]} rows={rows} />;
}

function ByStrength({ report: { vouched } }: { report: Report }) {
  if (vouched.strength.length === 0) return null;
  const rows = vouched.strength.map(({ algorithm, bits, members, bytes }) => ({
    name: algorithm,
    cells: [number(bits), number(members), number(bytes)],
  }));
  return <Sums caption="How strongly" heads={["Algorithm", "Bits", "Members", "Bytes"]} rows={rows} />;
}

/** The members that nothing holds, the contradicted ones first. */
function Rest({
  report: { members, vouched },
  standings,
  bundleKey,
}: {
  report: Report;
  standings: readonly (Standing | null)[];
  bundleKey: string;
}) {
  const rest = useMemo(
    () => [...vouched.contradicted, ...vouched.unvouched.filter((index) => standings[index] === "unvouched")],
    [vouched, standings],
  );
  if (rest.length === 0) return null;
  return (
    <details class="rest">
      <summary>The rest: {count(rest.length, "member")}</summary>
      <div class="table rest-table" role="table" aria-label="Not vouched for" aria-rowcount={rest.length + 1}>
        <div role="rowgroup">
          <div class="table-row table-head" role="row">
            <span role="columnheader">Path</span>
            <span role="columnheader">State</span>
            <span role="columnheader" class="cell-number">
              Bytes
            </span>
          </div>
        </div>
        <Rows items={rest} height={ROW_HEIGHT} role="rowgroup">
          {(index) => (
            <div class="table-row" role="row" key={index}>
              <span role="cell">
                <a href={link(bundleKey, "members", [index])}>
                  <Path>{members[index]?.path ?? "?"}</Path>
                </a>
              </span>
              <span role="cell">
                <StandingMark standing={standings[index] ?? "unvouched"} />
              </span>
              <span role="cell" class="cell-number">
                {number(members[index]?.size ?? 0)}
              </span>
            </div>
          )}
        </Rows>
      </div>
    </details>
  );
}

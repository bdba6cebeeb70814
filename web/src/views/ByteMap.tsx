// Where every byte of the archive belongs: a bar for the eye, a table for exactness.
import { useMemo } from "preact/hooks";
import { count, number } from "../format.ts";
import type { Member, Region } from "../report.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Path, Size } from "../text.tsx";

const COLUMNS = 400;
const ROW_HEIGHT = 28;

interface Props {
  regions: readonly Region[];
  size: number;
  members: readonly Member[];
  bundleKey: string;
}

interface Kind {
  name: string;
  regions: number;
  bytes: number;
}

export function ByteMap({ regions, size, members, bundleKey }: Props) {
  const kinds = useMemo(() => kindsOf(regions), [regions]);
  const runs = useMemo(() => barOf(regions, size, kinds), [regions]);
  return (
    <section class="byte-map" aria-labelledby="byte-map-title">
      <h2 id="byte-map-title">
        Every byte of the file <span class="meta">{number(size)} bytes</span>
      </h2>
      <svg
        viewBox={`0 0 ${COLUMNS} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label="Map of the bytes; the list below says the same in numbers"
      >
        {runs.map(({ kind, from, to }) => (
          <rect key={from} class={kindClass(kind)} x={from} y={0} width={to - from} height={20} />
        ))}
      </svg>
      <ul class="legend">
        {kinds.map(({ name, regions: n, bytes }) => (
          <li key={name}>
            <svg class="swatch" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
              <rect class={kindClass(name)} width="10" height="10" rx="2" />
            </svg>
            {name}{" "}
            <span class="meta">
              {n > 1 && `${number(n)} · `}
              <Size bytes={bytes} />
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary>All {count(regions.length, "region")}</summary>
        <div
          class="table regions-table"
          role="table"
          aria-label="Regions of the file"
          aria-rowcount={regions.length + 1}
        >
          <div role="rowgroup">
            <div class="table-row table-head" role="row">
              <span role="columnheader" class="cell-number">
                Offset
              </span>
              <span role="columnheader" class="cell-number">
                Bytes
              </span>
              <span role="columnheader">Kind</span>
              <span role="columnheader">Member</span>
            </div>
          </div>
          <Rows items={regions} height={ROW_HEIGHT} role="rowgroup">
            {(region) => (
              <div class="table-row" role="row" key={region.offset}>
                <span role="cell" class="cell-number">
                  {number(region.offset)}
                </span>
                <span role="cell" class="cell-number">
                  {number(region.size)}
                </span>
                <span role="cell">{region.kind}</span>
                <span role="cell">
                  {region.member !== null && members[region.member] && (
                    <a href={link(bundleKey, "members", [region.member])}>
                      <Path>{members[region.member]!.path}</Path>
                    </a>
                  )}
                </span>
              </div>
            )}
          </Rows>
        </div>
      </details>
    </section>
  );
}

const kindClass = (name: string): string => `kind-${name.replace(/[^a-z0-9]+/g, "-")}`;

function kindsOf(regions: readonly Region[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { kind, size } of regions) {
    const known = kinds.get(kind) ?? { name: kind, regions: 0, bytes: 0 };
    known.regions++;
    known.bytes += size;
    kinds.set(kind, known);
  }
  return [...kinds.values()].sort((a, b) => b.bytes - a.bytes);
}

/** The bar as runs of columns. A column shows the rarest kind in it, so that a gap of one byte is seen. */
function barOf(
  regions: readonly Region[],
  size: number,
  kinds: readonly Kind[],
): { kind: string; from: number; to: number }[] {
  const rank = new Map(kinds.map(({ name }, i) => [name, i]));
  const columns: (string | undefined)[] = new Array(COLUMNS).fill(undefined);
  for (const { offset, size: bytes, kind } of regions) {
    const first = Math.min(COLUMNS - 1, Math.floor((offset / size) * COLUMNS));
    const last = Math.min(COLUMNS, Math.max(first + 1, Math.ceil(((offset + bytes) / size) * COLUMNS)));
    for (let i = first; i < last; i++) {
      const there = columns[i];
      if (there === undefined || rank.get(kind)! > rank.get(there)!) columns[i] = kind;
    }
  }
  const runs: { kind: string; from: number; to: number }[] = [];
  columns.forEach((kind, i) => {
    if (kind === undefined) return;
    const former = runs[runs.length - 1];
    if (former?.kind === kind && former.to === i) former.to = i + 1;
    else runs.push({ kind, from: i, to: i + 1 });
  });
  return runs;
}

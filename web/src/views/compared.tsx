// What the screens of a comparison share: two sides in a row, what became of a thing, and the filter.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import type { Comparison } from "../comparison.ts";
import { number } from "../format.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import type { Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Search } from "./search.tsx";

/** Where the two sides of a thing stand against each other, line by line. */
export type PairAddress = (what: "members" | "changes", pair: [before: number, after: number]) => string;

export interface ComparedProps {
  comparison: Comparison;
  before: Bundle;
  after: Bundle;
  route: Route;
  /** Changes the query of the link. */
  onChange: (change: Record<string, string>) => void;
  pairAddress: PairAddress;
}

export type Pair = [before: number | null, after: number | null];

/** What became of something. */
export interface Kind {
  name: string;
  tone: "good" | "bad" | "plain";
}

const SHAPES: Record<Kind["tone"], IconName> = { good: "check", bad: "warning", plain: "state-aside" };

export function KindMark({ kind: { name, tone } }: { kind: Kind }) {
  return (
    <span class={`change-mark is-${tone}`}>
      <Icon name={SHAPES[tone]} /> {name}
    </span>
  );
}

interface Narrowed<T> {
  rows: readonly T[];
  bar: ComponentChildren;
}

/** The rows that the filter leaves, and the filter. */
export function useNarrowed<T extends { kind: Kind }>(
  all: readonly T[],
  textOf: (row: T) => string,
  what: string,
  { route, onChange }: Pick<ComparedProps, "route" | "onChange">,
): Narrowed<T> {
  const text = route.query.get("q") ?? "";
  const chosen = route.query.get("kind") ?? "";
  const kinds = useMemo(() => [...new Map(all.map(({ kind }) => [kind.name, kind])).values()], [all]);
  const rows = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const isShown = (row: T) => {
      const own = textOf(row).toLowerCase();
      return (chosen === "" || row.kind.name === chosen) && words.every((word) => own.includes(word));
    };
    return words.length === 0 && chosen === "" ? all : all.filter(isShown);
  }, [all, text, chosen]);
  useKeys({ "/": () => document.getElementById("compare-filter")?.focus() });
  const isFiltered = text.trim() !== "" || chosen !== "";
  const bar = (
    <div class="filter-bar" role="search">
      <Search id="compare-filter" label={`Filter ${what}`} hint={`Filter ${what}`} value={text} onInput={(q) => onChange({ q })} />
      <span class="chips" role="group" aria-label="What became of them">
        {kinds.map((kind) => (
          <button
            key={kind.name}
            type="button"
            class={`chip is-${kind.tone}`}
            aria-pressed={kind.name === chosen}
            onClick={() => onChange({ kind: kind.name === chosen ? "" : kind.name })}
          >
            <Icon name={SHAPES[kind.tone]} /> {kind.name}{" "}
            <span class="tally">{number(all.filter((row) => row.kind.name === kind.name).length)}</span>
          </button>
        ))}
      </span>
      <span class="filter-count">
        {isFiltered ? `${number(rows.length)} of ${number(all.length)}, filters on` : `${number(all.length)} ${what}`}
      </span>
    </div>
  );
  return { rows, bar };
}

interface SidesProps<T> {
  /** Of the table, for those who do not see it. */
  label: string;
  what: string;
  items: readonly T[];
  height: number;
  head: (item: T) => ComponentChildren;
  side: (item: T, isAfter: boolean) => ComponentChildren;
}

/** A thing a row, as it was before and as it is after. */
export function Sides<T>({ label, what, items, height, head, side }: SidesProps<T>) {
  return (
    <div class="table compare-table" role="table" aria-label={label} aria-rowcount={items.length + 1}>
      <div role="rowgroup">
        <div class="table-row table-head" role="row" aria-rowindex={1}>
          {[what, "Before", "After"].map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
      </div>
      <Rows items={items} height={height} role="rowgroup">
        {(item, i) => (
          <div class="table-row" role="row" key={i} aria-rowindex={i + 2}>
            <div role="rowheader">{head(item)}</div>
            {[false, true].map((isAfter) => (
              <div key={String(isAfter)} role="cell">
                <span class="side-name">{isAfter ? "After: " : "Before: "}</span>
                {side(item, isAfter)}
              </div>
            ))}
          </div>
        )}
      </Rows>
    </div>
  );
}

export const Nothing = ({ children = "nothing" }: { children?: string }) => <span class="empty">{children}</span>;

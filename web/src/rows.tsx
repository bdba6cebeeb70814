// Long lists: rows in blocks that the browser lays out only when they come near, so that find-in-page, selection,
// printing and screen readers still have every row.
import type { ComponentChildren } from "preact";

const BLOCK = 200;

interface RowsProps<T> {
  items: readonly T[];
  children: (item: T, index: number) => ComponentChildren;
  /** Of one row, in CSS pixels; only for the scroll bar. */
  height: number;
  role?: "rowgroup" | "presentation";
}

export function Rows<T>({ items, children, height, role }: RowsProps<T>) {
  const blocks: ComponentChildren[] = [];
  for (let from = 0; from < items.length; from += BLOCK) {
    const part = items.slice(from, from + BLOCK);
    blocks.push(
      <div
        key={from}
        class={items.length > BLOCK ? "block lazy" : "block"}
        role={role}
        style={items.length > BLOCK ? { containIntrinsicSize: `auto ${part.length * height}px` } : undefined}
      >
        {part.map((item, i) => children(item, from + i))}
      </div>,
    );
  }
  return <>{blocks}</>;
}

// Long lists: rows in blocks that the browser lays out only when they come near, so that find-in-page, selection,
// printing and screen readers still have every row. The first blocks come at once, the others in the pauses after.
import { Component, type ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

const BLOCK = 200;
const BLOCKS_AT_ONCE = 2;

/** So many rows come at once. */
export const ROWS_AT_ONCE = BLOCK * BLOCKS_AT_ONCE;

interface RowsProps<T> {
  items: readonly T[];
  children: (item: T, index: number) => ComponentChildren;
  /** Of one row, in CSS pixels; only for the scroll bar. */
  height: number;
  role?: "rowgroup";
  /** An item that must be there at once, for a link that leads to it. */
  needed?: number;
  /** Nothing of it comes at once: it stands below the first screen. */
  isLater?: boolean;
  /** What is drawn of an item beside the item itself: rows are drawn anew when that changes. */
  versionOf?: (item: T) => unknown;
}

export function Rows<T>({ items, children, height, role, needed = -1, isLater = false, versionOf }: RowsProps<T>) {
  const all = Math.ceil(items.length / BLOCK);
  const first = Math.max(isLater ? 0 : BLOCKS_AT_ONCE, Math.floor(needed / BLOCK) + 1);
  const [made, setMade] = useState({ items, blocks: first });
  const shown = Math.min(all, made.items === items ? Math.max(made.blocks, first) : first);
  useEffect(() => {
    if (shown >= all) return;
    const timer = setTimeout(() => setMade({ items, blocks: shown + 1 }), 0);
    return () => clearTimeout(timer);
  }, [items, shown, all]);
  return (
    <>
      {Array.from({ length: shown }, (_, i) => (
        <Block
          key={i}
          items={items}
          from={i * BLOCK}
          render={children as Render}
          height={height}
          role={role}
          versionOf={versionOf as VersionOf | undefined}
        />
      ))}
    </>
  );
}

type VersionOf = (item: unknown) => unknown;
type Render = (item: unknown, index: number) => ComponentChildren;

interface BlockProps {
  items: readonly unknown[];
  from: number;
  render: Render;
  height: number;
  role?: "rowgroup";
  versionOf?: VersionOf;
}

const partOf = ({ items, from }: BlockProps) => items.slice(from, from + BLOCK);

class Block extends Component<BlockProps> {
  private versions: unknown[] = [];

  /** With versions, the function that draws may be another one each time. */
  override shouldComponentUpdate(next: BlockProps): boolean {
    const { versionOf } = next;
    if (next.items !== this.props.items) return true;
    if (!versionOf) return next.render !== this.props.render;
    return partOf(next).some((item, i) => versionOf(item) !== this.versions[i]);
  }

  override render(props: BlockProps) {
    const { items, from, render, height, role, versionOf } = props;
    const part = partOf(props);
    if (versionOf) this.versions = part.map(versionOf);
    const isLazy = items.length > BLOCK;
    return (
      <div
        class={isLazy ? "block lazy" : "block"}
        role={role}
        style={isLazy ? { containIntrinsicSize: `auto ${part.length * height}px` } : undefined}
      >
        {part.map((item, i) => render(item, from + i))}
      </div>
    );
  }
}

// A JSON document as the core read it: a flat list of values, some of them folded away. Keys and values as written.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Text } from "../text.tsx";
import { askView, type JsonRow } from "../view.ts";

const VALUES_A_SLICE = 5000;
const OPEN_BELOW = 2; // levels that are open from the start
const CHILDREN_OPEN = 100; // of a value that is open from the start
const ROW_HEIGHT = 24;
const VALUE_SHOWN = 2000; // characters

const BRACKETS: Record<string, [string, string]> = { object: ["{", "}"], array: ["[", "]"] };

export function JsonTree({ bundle, index }: { bundle: Bundle; index: number }) {
  const [rows, setRows] = useState<JsonRow[]>([]);
  const [all, setAll] = useState(0);
  const [problem, setProblem] = useState("");
  const [folds, setFolds] = useState<ReadonlyMap<number, boolean>>(new Map());
  const tree = useRef<HTMLDivElement>(null);

  const load = async (before: JsonRow[]) => {
    try {
      const view = await askView(bundle, "json", index, before.length, VALUES_A_SLICE);
      if (!view?.rows) return setProblem(view?.problem ?? "This member could not be read.");
      setRows([...before, ...view.rows]);
      setAll(view.values ?? 0);
    } catch (error) {
      setProblem(String(error));
    }
  };
  useEffect(() => void load([]), [bundle, index]);

  const isOpen = (at: number) => folds.get(at) ?? (rows[at]![0] < OPEN_BELOW && rows[at]![4] <= CHILDREN_OPEN);
  const shown = useMemo(() => {
    const list: number[] = [];
    let hiddenBelow = Infinity;
    rows.forEach(([depth, , , , children], at) => {
      if (depth > hiddenBelow) return;
      hiddenBelow = Infinity;
      list.push(at);
      if (children > 0 && !isOpen(at)) hiddenBelow = depth;
    });
    return list;
  }, [rows, folds]);
  const repeated = useMemo(() => repeatedKeys(rows), [rows]);
  if (problem) return <p class="empty">{problem}</p>;
  if (rows.length === 0) return <p class="empty">Reading…</p>;

  const setOpen = (at: number, value: boolean) => setFolds(new Map(folds).set(at, value));
  const setAllOpen = (value: boolean) => setFolds(new Map(rows.flatMap(([, , , , n], at) => (n > 0 ? [[at, value] as const] : []))));
  return (
    <>
      <p class="source-bar">
        <button type="button" class="inline" onClick={() => setAllOpen(true)}>
          Unfold all
        </button>
        <button type="button" class="inline" onClick={() => setAllOpen(false)}>
          Fold all
        </button>
        <span>{count(all, "value")}</span>
      </p>
      <div class="lines json" role="tree" aria-label="JSON" ref={tree} onKeyDown={(event) => moveIn(tree.current!, event, rows, isOpen, setOpen)}>
        <Rows items={shown} height={ROW_HEIGHT}>
          {(at, i) => {
            const [depth, kind, key, value, children, line] = rows[at]!;
            const [open, close] = BRACKETS[kind] ?? ["", ""];
            const isUnfolded = children > 0 && isOpen(at);
            return (
              <div
                key={at}
                class="json-row"
                role="treeitem"
                aria-level={depth + 1}
                aria-expanded={children > 0 ? isUnfolded : undefined}
                tabIndex={i === 0 ? 0 : -1}
                data-at={at}
                style={{ paddingLeft: `${Math.min(depth, 40) * 1.25 + 0.5}rem` }}
                onClick={() => children > 0 && setOpen(at, !isUnfolded)}
              >
                <span class="json-fold">{children > 0 && <Icon name="next" />}</span>
                <span class="json-text">
                  {key !== null && (
                    <>
                      <span class="json-key">
                        <Text>{key}</Text>
                      </span>
                      {repeated.has(at) && <span class="json-repeated">repeated key</span>}:{" "}
                    </>
                  )}
                  {value === null ? (
                    <>
                      {open}
                      {!isUnfolded && (
                        <>
                          <span class="meta"> {number(children)} </span>
                          {close}
                        </>
                      )}
                    </>
                  ) : (
                    <span class={`json-${kind}`}>
                      <Text>{value.slice(0, VALUE_SHOWN)}</Text>
                      {value.length > VALUE_SHOWN && (
                        <span class="meta"> … {count(value.length - VALUE_SHOWN, "more character")}, in the source</span>
                      )}
                    </span>
                  )}
                </span>
                <a class="line-link" tabIndex={-1} href={link(bundle.key, "members", [index, `L${line}`])} onClick={(event) => event.stopPropagation()}>
                  <span class="off-screen">line </span>
                  {line}
                </a>
              </div>
            );
          }}
        </Rows>
      </div>
      {rows.length < all && (
        <p class="more">
          {number(rows.length)} of {count(all, "value")}.{" "}
          <button type="button" onClick={() => void load(rows)}>
            Show more
          </button>
        </p>
      )}
    </>
  );
}

/** Values whose key the same object has before. */
function repeatedKeys(rows: readonly JsonRow[]): ReadonlySet<number> {
  const repeated = new Set<number>();
  const open: Set<string>[] = [];
  rows.forEach(([depth, , key], at) => {
    open.length = Math.min(open.length, depth + 1);
    const keys = (open[depth] ??= new Set());
    if (key !== null && keys.has(key)) repeated.add(at);
    if (key !== null) keys.add(key);
  });
  return repeated;
}

/** The keys of a tree: up and down, left folds or goes to the parent, right unfolds or goes to the first child. */
function moveIn(
  tree: HTMLElement,
  event: KeyboardEvent,
  rows: readonly JsonRow[],
  isOpen: (at: number) => boolean,
  setOpen: (at: number, value: boolean) => void,
): void {
  const item = (event.target as HTMLElement).closest<HTMLElement>("[role=treeitem]");
  if (!item || event.ctrlKey || event.altKey || event.metaKey) return;
  const items = [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const place = items.indexOf(item);
  const at = Number(item.dataset["at"]);
  const [depth, , , , children] = rows[at]!;
  const focus = (to: number) => items[to]?.focus();
  switch (event.key) {
    case "ArrowDown":
      focus(place + 1);
      break;
    case "ArrowUp":
      focus(place - 1);
      break;
    case "Home":
      focus(0);
      break;
    case "End":
      focus(items.length - 1);
      break;
    case "ArrowRight":
      if (children > 0 && !isOpen(at)) setOpen(at, true);
      else if (children > 0) focus(place + 1);
      break;
    case "ArrowLeft":
      if (children > 0 && isOpen(at)) setOpen(at, false);
      else focus(items.findLastIndex((other, i) => i < place && rows[Number(other.dataset["at"])]![0] < depth));
      break;
    case "Enter":
    case " ":
      if (children > 0) setOpen(at, !isOpen(at));
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}

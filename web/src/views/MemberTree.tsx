// The members as a tree: folders that open and close, with what is worst in each.
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import type { Report } from "../report.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Size, Text } from "../text.tsx";
import { countMarked, isFolder, leavesOf, treeOf, type Folder, type Leaf, type Row } from "../tree.ts";
import { SeverityMark } from "./finding.tsx";
import { MarkWord, viewMember } from "./Marks.tsx";
import { StandingMark, type Standing } from "./Vouched.tsx";

const ROW_HEIGHT = 34;
const OPEN_AT_START = 400; // members, of which every folder is open
const OPENED_AT_ONCE = 200; // rows, before the page does something else

/** Folders that the reviewer opened or closed, by path, for as long as the report is here. */
const choices = new WeakMap<Report, Map<string, boolean>>();

function choicesOf(report: Report): Map<string, boolean> {
  let map = choices.get(report);
  if (!map) choices.set(report, (map = new Map()));
  return map;
}

/** What the rows need of the tree that they are in. */
interface Tree {
  bundleKey: string;
  isOpen: (folder: Folder) => boolean;
  setOpen: (folder: Folder, value: boolean) => void;
  isViewed: (row: Row) => boolean;
  /** Of members in it. */
  viewed: ReadonlyMap<Folder, number>;
  /** Those that are drawn now, and how to draw them anew. */
  drawn: Map<Folder, () => void>;
}

interface Props {
  bundle: Bundle;
  report: Report;
  rows: readonly Row[];
  isViewed: (row: Row) => boolean;
}

export function MemberTree({ bundle, report, rows, isViewed }: Props) {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const list = useRef<HTMLDivElement>(null);
  const root = useMemo(() => treeOf(rows), [rows]);
  const leaves = useMemo(() => leavesOf(root), [root]);
  const viewed = useMemo(() => countMarked(leaves, isViewed), [leaves, bundle.decision?.version]);
  const drawn = useRef(new Map<Folder, () => void>()).current;
  const ofFilter = useMemo(() => new Map<string, boolean>(), [rows]);
  const chosen = rows.length < report.members.length ? ofFilter : choicesOf(report);

  const tree: Tree = {
    bundleKey: bundle.key,
    isOpen: ({ path }) => chosen.get(path) ?? rows.length <= OPEN_AT_START,
    setOpen: (folder, value) => {
      chosen.set(folder.path, value);
      drawn.get(folder)?.();
    },
    isViewed,
    viewed,
    drawn,
  };
  const folders = () => leaves.flatMap(({ parent }, i) => (parent === leaves[i - 1]?.parent ? [] : withAbove(parent)));
  const setAll = async (value: boolean) => {
    let made = 0;
    for (const folder of new Set(folders())) {
      if (tree.isOpen(folder) === value) continue;
      tree.setOpen(folder, value);
      made += folder.items.length;
      if (made < OPENED_AT_ONCE) continue;
      made = 0;
      await new Promise((done) => setTimeout(done, 0));
    }
    redraw(0);
  };

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=treeitem]") ?? [])];
  const here = (all: readonly HTMLElement[]) => all.indexOf(document.activeElement as HTMLElement);
  const step = (by: number) => {
    const all = items();
    const at = here(all);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const above = (all: readonly HTMLElement[], at: number) => {
    const levelOf = (item: HTMLElement) => Number(item.getAttribute("aria-level"));
    return all.slice(0, at).findLast((item) => levelOf(item) < levelOf(all[at]!));
  };
  const onArrow = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const all = items();
    const at = here(all);
    if (at < 0) return;
    const expanded = all[at]!.getAttribute("aria-expanded");
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ArrowRight: () => (expanded === "false" ? all[at]!.click() : expanded === "true" && step(1)),
      ArrowLeft: () => (expanded === "true" ? all[at]!.click() : above(all, at)?.focus()),
      Home: () => all[0]!.focus(),
      End: () => all[all.length - 1]!.focus(),
    };
    if (expanded !== null) acts["Enter"] = acts[" "] = () => all[at]!.click();
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  /** The row of a member, in a folder that may have to be opened. */
  const focusOn = ({ row, parent }: Leaf) => {
    for (const folder of withAbove(parent)) if (!tree.isOpen(folder)) tree.setOpen(folder, true);
    let tries = 0;
    const look = () => {
      const item = list.current?.querySelector<HTMLElement>(`[data-member="${row.index}"]`);
      if (item) item.focus();
      else if (tries++ < 200) setTimeout(look, 0); // long lists come in pieces
    };
    look();
  };
  const view = () => {
    const { member, folder } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
    const index = Number(member ?? -1);
    const isHere = ({ row }: Leaf) =>
      folder === undefined ? row.index === index : row.member.path.startsWith(folder);
    const from = Math.max(leaves.findIndex(isHere), 0);
    const next = [...leaves.slice(from), ...leaves.slice(0, from)].find(
      ({ row }) => row.index !== index && !isViewed(row),
    );
    if (next) focusOn(next);
    if (index >= 0) void viewMember(bundle, index);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    v: view,
    E: () => void setAll(!areAllOpen()),
  });
  const areAllOpen = () => folders().every(tree.isOpen);

  // One row can be reached by Tab: the one that had the focus last.
  useEffect(() => {
    const all = items();
    if (!all.some((item) => item.tabIndex === 0) && all[0]) all[0].tabIndex = 0;
  });
  const keepTabStop = ({ target }: FocusEvent) => {
    for (const item of list.current!.querySelectorAll<HTMLElement>('[role=treeitem][tabindex="0"]')) item.tabIndex = -1;
    const item = (target as HTMLElement).closest<HTMLElement>("[role=treeitem]");
    if (item) item.tabIndex = 0;
  };

  return (
    <>
      <p class="tree-actions">
        <button type="button" class="chip" onClick={() => void setAll(true)}>
          open all
        </button>
        <button type="button" class="chip" onClick={() => void setAll(false)}>
          close all
        </button>
      </p>
      <div class="member-tree" role="tree" aria-label="Members" ref={list} onKeyDown={onArrow} onFocusIn={keepTabStop}>
        <Items folder={root} level={1} tree={tree} />
      </div>
    </>
  );
}

/** The folder and those that it is in, the outermost first; the root is none. */
function withAbove(folder: Folder): Folder[] {
  const all: Folder[] = [];
  for (let each: Folder | null = folder; each?.parent; each = each.parent) all.unshift(each);
  return all;
}

interface ItemsProps {
  folder: Folder;
  level: number;
  tree: Tree;
}

function Items({ folder, level, tree }: ItemsProps) {
  const versionOf = (item: Folder | Leaf) => (isFolder(item) ? tree.viewed.get(item) : tree.isViewed(item.row));
  return (
    <Rows items={folder.items} height={ROW_HEIGHT} versionOf={versionOf}>
      {(item, i) => {
        const props = { level, tree, position: i + 1, of: folder.items.length };
        return isFolder(item) ? (
          <FolderRow key={`/${item.path}`} folder={item} {...props} />
        ) : (
          <LeafRow key={item.row.index} leaf={item} {...props} />
        );
      }}
    </Rows>
  );
}

interface RowProps {
  level: number;
  tree: Tree;
  position: number;
  of: number;
}

const attributes = ({ level, position, of }: RowProps) => ({
  role: "treeitem" as const,
  class: "tree-row",
  tabIndex: -1,
  "aria-level": level,
  "aria-posinset": position,
  "aria-setsize": of,
  style: { "--level": level - 1 },
});

function FolderRow({ folder, ...props }: RowProps & { folder: Folder }) {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const { tree, level } = props;
  useLayoutEffect(() => {
    const draw = () => redraw(0);
    tree.drawn.set(folder, draw);
    return () => void (tree.drawn.get(folder) === draw && tree.drawn.delete(folder));
  }, [folder]);
  const isOpen = tree.isOpen(folder);
  const viewed = tree.viewed.get(folder) ?? 0;
  return (
    <>
      <div {...attributes(props)} aria-expanded={isOpen} data-folder={folder.path} onClick={() => tree.setOpen(folder, !isOpen)}>
        <span class="tree-name">
          <Icon name="next" />
          <Text>{`${folder.name}/`}</Text>
        </span>
        <span class="tree-marks">
          {folder.worst && (
            <span class="tree-mark">
              <SeverityMark severity={folder.worst} /> <span class="meta">in {number(folder.withFindings)}</span>
            </span>
          )}
          {folder.contradicted > 0 && (
            <StandingMark standing="contradicted">{`${number(folder.contradicted)} contradicted`}</StandingMark>
          )}
          {viewed > 0 && <span class="meta">{number(viewed)} viewed</span>}
        </span>
        <span class="tree-count">{count(folder.members, "member")}</span>
        <span class="tree-size">
          <Size bytes={folder.bytes} />
        </span>
      </div>
      {isOpen && <Items folder={folder} level={level + 1} tree={tree} />}
    </>
  );
}

function LeafRow({ leaf: { row, name }, ...props }: RowProps & { leaf: Leaf }) {
  const { tree } = props;
  const { index, member, findings, worst, standing } = row;
  return (
    <a {...attributes(props)} href={link(tree.bundleKey, "members", [index])} data-member={index}>
      <span class="tree-name">
        <Icon name="file" />
        {name === "" ? <span class="empty">the folder itself</span> : <Text>{name}</Text>}
      </span>
      <span class="tree-marks">
        {worst && (
          <span class={`severity ${worst}`}>
            <Icon name={worst} />
            <span class="severity-word">{count(findings, "finding")}</span>
          </span>
        )}
        {standing === "contradicted" && <StandingMark standing={standing as Standing} />}
        {tree.isViewed(row) && <MarkWord mark="viewed" />}
      </span>
      <span class="tree-size">
        <Size bytes={member.size} />
      </span>
    </a>
  );
}

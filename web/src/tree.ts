// Members as a tree of the folders that their paths name.
import type { Member, Severity } from "./report.ts";

/** What is shown of a member beside itself. */
export interface Row {
  index: number;
  member: Member;
  findings: number;
  worst: Severity | null;
  standing: string | null;
}

export interface Leaf {
  row: Row;
  /** Empty for the entry of the folder itself. */
  name: string;
  parent: Folder;
}

export interface Folder {
  /** With those above it that hold nothing else: "docs/runs". */
  name: string;
  path: string;
  parent: Folder | null;
  items: (Folder | Leaf)[];
  /** Of all that is in it, however deep. */
  members: number;
  bytes: number;
  withFindings: number;
  worst: Severity | null;
  contradicted: number;
}

export const isFolder = (item: Folder | Leaf): item is Folder => "items" in item;

const DEPTH_MAX = 64; // folders; the rest of a longer path is one name
const SEVERITIES: readonly (Severity | null)[] = ["error", "warning", "note", null];

const compare = (a: Folder | Leaf, b: Folder | Leaf): number =>
  Number(isFolder(b)) - Number(isFolder(a)) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const folderIn = (parent: Folder | null, name: string): Folder => ({
  name,
  path: parent ? `${parent.path}${name}/` : "",
  parent,
  items: [],
  members: 0,
  bytes: 0,
  withFindings: 0,
  worst: null,
  contradicted: 0,
});

function countIn(folder: Folder, { member, worst, standing }: Row): void {
  folder.members++;
  folder.bytes += member.size;
  if (worst) folder.withFindings++;
  if (SEVERITIES.indexOf(worst) < SEVERITIES.indexOf(folder.worst)) folder.worst = worst;
  if (standing === "contradicted") folder.contradicted++;
}

/** Folders come before members, each by name. */
export function treeOf(rows: readonly Row[]): Folder {
  const root = folderIn(null, "");
  const all = [root]; // each after the one that it is in
  const byPath = new Map([["", root]]);
  for (const row of rows) {
    const { path } = row.member;
    let folder = root;
    let from = 0;
    countIn(root, row);
    for (let depth = 0; depth < DEPTH_MAX; depth++) {
      const to = path.indexOf("/", from);
      if (to < 0) break;
      let inner = byPath.get(path.slice(0, to + 1));
      if (!inner) {
        inner = folderIn(folder, path.slice(from, to));
        byPath.set(inner.path, inner);
        folder.items.push(inner);
        all.push(inner);
      }
      countIn(inner, row);
      folder = inner;
      from = to + 1;
    }
    folder.items.push({ row, name: path.slice(from), parent: folder });
  }
  for (const folder of all) {
    takeOverOnlyFolder(folder);
    folder.items.sort(compare);
  }
  return root;
}

function takeOverOnlyFolder(folder: Folder): void {
  while (folder.parent && folder.items.length === 1 && isFolder(folder.items[0]!)) {
    const [only] = folder.items as [Folder];
    folder.name += `/${only.name}`;
    folder.path = only.path;
    folder.items = only.items;
    for (const item of folder.items) item.parent = folder;
    only.items = [];
  }
}

/** How many of the members in each folder are marked, for those that have any. */
export function countMarked(leaves: readonly Leaf[], isMarked: (row: Row) => boolean): ReadonlyMap<Folder, number> {
  const counts = new Map<Folder, number>();
  for (const { row, parent } of leaves) {
    if (!isMarked(row)) continue;
    for (let folder: Folder | null = parent; folder; folder = folder.parent) {
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return counts;
}

/** All members, as they stand when every folder is open. */
export function leavesOf(root: Folder): Leaf[] {
  const leaves: Leaf[] = [];
  const left: (Folder | Leaf)[] = [root];
  for (let item = left.pop(); item; item = left.pop()) {
    if (isFolder(item)) for (let i = item.items.length - 1; i >= 0; i--) left.push(item.items[i]!);
    else leaves.push(item);
  }
  return leaves;
}

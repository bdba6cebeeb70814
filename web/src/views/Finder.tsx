// Going to a member by a part of its name.
import { useMemo, useRef, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import { go, link } from "../route.ts";
import { Path } from "../text.tsx";
import { Dialog } from "./dialog.tsx";

const SHOWN_MAX = 10;

/** How many there are to choose from: some as soon as the archive is listed. */
export const membersToFind = ({ judged, listing }: Bundle): number => judged?.report.members.length ?? listing.length;

interface Name {
  path: string;
  /** In small letters, as its last part is. */
  small: string;
  last: string;
}

function nameOf(path: string): Name {
  const small = path.toLowerCase();
  return { path, small, last: small.slice(small.replace(/\/$/, "").lastIndexOf("/") + 1) };
}

/** Indices of the members that have every word in their path. First those whose last part starts with the first word, then
 * those that have it there, then the others. */
function find(names: readonly Name[], text: string): number[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ""] = words;
  const ranks: [number[], number[], number[]] = [[], [], []];
  names.forEach(({ small, last }, index) => {
    if (!words.every((word) => small.includes(word))) return;
    ranks[last.startsWith(first) ? 0 : last.includes(first) ? 1 : 2].push(index);
  });
  return ranks.flat();
}

export function Finder({ bundle, onClose }: { bundle: Bundle; onClose: () => void }) {
  const { judged, listing } = bundle;
  const names = useMemo(
    () => (judged ? judged.report.members.map(({ path }) => nameOf(path)) : listing.map(([path]) => nameOf(path))),
    [judged, listing],
  );
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const found = useMemo(() => find(names, text), [names, text]);
  const shown = found.slice(0, SHOWN_MAX);
  const chosen = useRef<number | null>(null);

  const choose = (at: number, from: HTMLElement) => {
    chosen.current = shown[at] ?? null;
    if (chosen.current !== null) from.closest("dialog")!.close();
  };
  const closed = () => {
    onClose();
    if (chosen.current !== null) go(link(bundle.key, "members", [chosen.current]));
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && shown.length > 0) setActive((active + by + shown.length) % shown.length);
    else if (event.key === "Enter") choose(active, event.currentTarget as HTMLElement);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Go to a member" kind="finder" onClose={closed}>
      <input
        type="text"
        role="combobox"
        aria-label="Part of its name"
        aria-expanded={shown.length > 0}
        aria-controls="finder-list"
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `finder-${active}` : undefined}
        placeholder="Part of its name"
        autocomplete="off"
        spellcheck={false}
        autofocus
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKey}
      />
      <div id="finder-list" class="finder-list" role="listbox" aria-label="Members">
        {shown.map((index, at) => (
          <div
            key={index}
            id={`finder-${at}`}
            class="finder-item"
            role="option"
            aria-selected={at === active}
            data-index={index}
            onMouseDown={(event) => event.preventDefault()}
            onClick={({ currentTarget }) => choose(at, currentTarget)}
          >
            <Path>{names[index]!.path}</Path>
          </div>
        ))}
      </div>
      <p class="meta finder-count" role="status">
        {tally(found.length, names.length)}
      </p>
    </Dialog>
  );
}

function tally(found: number, all: number): string {
  if (found === 0) return `None of ${count(all, "member")} has it in its name.`;
  const rest = found > SHOWN_MAX ? `, the first ${SHOWN_MAX} shown` : "";
  return found === all ? `${count(all, "member")}${rest}.` : `${number(found)} of ${count(all, "member")}${rest}.`;
}

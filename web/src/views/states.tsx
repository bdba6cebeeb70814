// How a state is shown: a shape, the word, and a colour for its grade. Never the colour alone.
import type { Cell, LegendEntry } from "../coverage.ts";
import { count, number } from "../format.ts";
import { Icon, type IconName } from "../icons.tsx";
import { Text } from "../text.tsx";

/** Shapes for names that the core may give; any other gets the shape of its grade. */
const SHAPES: Record<string, IconName> = {
  verified: "state-verified",
  evidenced: "state-evidenced",
  claimed: "state-claimed",
  defined: "state-defined",
  partial: "partly",
  suspect: "warning",
  missing: "state-missing",
  contradicted: "fail",
  undecidable: "state-person",
  waived: "state-waived",
  "not-applicable": "state-aside",
  unrequested: "warning",
  "other-ticket": "warning",
  orphaned: "unproven",
};
const GRADES: Record<LegendEntry["grade"], IconName> = {
  aside: "state-aside",
  person: "state-person",
  shown: "state-verified",
  told: "state-evidenced",
  open: "state-defined",
  against: "fail",
};

export const shapeOf = ({ name, grade }: LegendEntry): IconName => SHAPES[name] ?? GRADES[grade];

/** "not-applicable" as people write it. */
export const wordOf = (name: string): string => name.replaceAll("-", " ");

export function StateMark({ entry }: { entry: LegendEntry }) {
  return (
    <span class={`state grade-${entry.grade}`} title={entry.means}>
      <Icon name={shapeOf(entry)} />
      <span class="state-word">{wordOf(entry.name)}</span>
    </span>
  );
}

/** "2/3 +1": two of three that have to be shown, and one that does not have to be or that only a person can tell; or how many there are when none of them has to be shown. */
export function Counted({ cell, end = "" }: { cell: Cell; end?: string }) {
  const isMore = cell.count > cell.of;
  return cell.of > 0 ? (
    <span class="counted">
      {number(cell.verified)}
      <span aria-hidden="true">/</span>
      <span class="off-screen"> of </span>
      {number(cell.of)}
      <span class="off-screen"> verified{isMore ? "" : end}</span>
      {isMore && (
        <span class="beside">
          {" "}
          +{number(cell.count - cell.of)}
          <span class="off-screen"> that no rule has to find{end}</span>
        </span>
      )}
    </span>
  ) : (
    <span class="counted">
      {number(cell.count)}
      <span class="off-screen"> asked for{end}</span>
    </span>
  );
}

interface CellLinkProps {
  column: string;
  cell: Cell;
  entry: LegendEntry;
  href: string;
}

/** What a cell of a matrix says, and where it leads. */
export function CellLink({ column, cell, entry, href }: CellLinkProps) {
  return (
    <a href={href} title={cellTitle(cell, entry)}>
      <span class="column-name">{column}: </span>
      <Icon name={shapeOf(entry)} /> <Counted cell={cell} end="," /> <span class="state-word">{wordOf(entry.name)}</span>
    </a>
  );
}

export function NotAsked({ column }: { column: string }) {
  return (
    <span role="cell" class="matrix-cell not-asked">
      <span class="off-screen">{column}: not asked for</span>
    </span>
  );
}

/** A ticket in the head of a row. */
export function TicketName({ id, title, href }: { id: string; title: string; href: string }) {
  return (
    <a class="ticket-link" href={href}>
      <code>
        <Text>{id}</Text>
      </code>{" "}
      <Text>{title}</Text>
    </a>
  );
}

/** All that a cell says, in a sentence. */
export function cellTitle(cell: Cell, { name, means }: LegendEntry): string {
  const shown =
    cell.of > 0 ? `${number(cell.verified)} of ${number(cell.of)} that have to be shown verified` : "none that a rule has to find";
  return `${count(cell.count, "thing")} asked for: ${shown}. The worst is ${wordOf(name)}: ${means}.`;
}

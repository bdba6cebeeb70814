// Which ticket a finding belongs to, as far as the report says it: by a value of the finding, else by where it stands.
import { patchFileAt } from "./coverage.ts";
import { innerPath } from "./places.ts";
import type { NamedFinding, Report } from "./report.ts";

type Place = Pick<NamedFinding, "member" | "line">;
type Says = (place: Place) => string | null;

/** It stands in the text of a ticket. */
function byText({ tickets }: Report): Says {
  const inMember = new Map<number, { id: string; first: number; last: number }[]>();
  for (const { id, member, line, last_line } of tickets) {
    const texts = inMember.get(member) ?? [];
    texts.push({ id, first: line, last: last_line });
    inMember.set(member, texts);
  }
  return ({ member, line }) => {
    const texts = member === null || line === null ? undefined : inMember.get(member);
    return texts?.findLast(({ first, last }) => first <= line! && line! <= last)?.id ?? null;
  };
}

/** It stands in what a run or a review left, which says of which ticket it is. */
function byRun({ runs, reviews, members, bundle }: Report): Says {
  const reviewed = new Map(reviews.map(({ member, ticket }) => [member, ticket]));
  const folders = runs.map(({ folder, ticket }) => ({ folder: `${folder}/`, ticket }));
  return ({ member }) => {
    if (member === null) return null;
    const path = innerPath(members[member]!, bundle.wrapper);
    return reviewed.get(member) ?? folders.find(({ folder }) => path.startsWith(folder))?.ticket ?? null;
  };
}

/** It stands in a change that a ticket asks for, or in the file that was changed. */
function byChange({ patch, tickets, coverage }: Report): Says {
  if (!patch) return () => null;
  const asked = new Map<string, string>();
  for (const { path, ticket } of coverage.changes) {
    if (ticket !== null && tickets[ticket] && !asked.has(path)) asked.set(path, tickets[ticket].id);
  }
  const files = new Map(patch.files.flatMap(({ member, path }) => (member === null ? [] : [[member, path] as const])));
  return ({ member, line }) => {
    const at = patchFileAt(patch, member, line);
    const path = at >= 0 ? patch.files[at]!.path : member === null ? undefined : files.get(member);
    return (path !== undefined && asked.get(path)) || null;
  };
}

const known = new WeakMap<Report, (string | null)[]>();

/** Ids of tickets, in the order of the findings; null where the report names none. */
export function ticketsOf(report: Report): readonly (string | null)[] {
  let ids = known.get(report);
  if (!ids) {
    const says = [byText(report), byRun(report), byChange(report)];
    ids = report.findings.map(({ member, line, inside, arguments: { ticket } }) => {
      if (typeof ticket === "string") return ticket;
      if (inside !== null) return null; // its line is of a file in there
      for (const say of says) {
        const id = say({ member, line });
        if (id !== null) return id;
      }
      return null;
    });
    known.set(report, ids);
  }
  return ids;
}

// Which member and line a place of the report is: "DIFF.patch:42", with paths below the wrapper folder.
import type { Member, NamedFinding, Report } from "./report.ts";

export interface Place {
  member: number;
  line: number | null;
}

export const innerPath = ({ path }: Member, wrapper: string | null): string =>
  wrapper && path.startsWith(wrapper) ? path.slice(wrapper.length) : path;

const indices = new WeakMap<Report, Map<string, number>>();

function indexOf(report: Report): Map<string, number> {
  let index = indices.get(report);
  if (!index) {
    index = new Map();
    for (const [i, member] of report.members.entries()) {
      const path = innerPath(member, report.bundle.wrapper);
      if (!index.has(path)) index.set(path, i);
    }
    indices.set(report, index);
  }
  return index;
}

export function placeOf(at: string, report: Report): Place | null {
  const index = indexOf(report);
  const whole = index.get(at);
  if (whole !== undefined) return { member: whole, line: null };
  const [, path = "", line] = /^(.*):(\d+)$/s.exec(at) ?? [];
  const member = index.get(path);
  return member === undefined ? null : { member, line: Number(line) };
}

/** The members that the finding is about: where it stands, and the one that it names. */
export function membersOf({ member, inside, arguments: { path } }: NamedFinding, report: Report): number[] {
  const isHere = typeof path === "string" && inside === null; // else it names a file of the archive inside
  const named = isHere ? indexOf(report).get(path) : undefined;
  const both = [member, named].filter((index) => index !== null && index !== undefined && report.members[index]);
  return [...new Set(both as number[])];
}

// The findings filter: words, and words with a field name in front (sev:error rule:zip-gap path:docs/ ticket:07 viewed).
// A minus before such a word takes away what it finds; "-ticket:" leaves what is of no ticket.
import type { Member, NamedFinding } from "./report.ts";

export interface Filter {
  text: string;
  severities: string[];
  rule: string;
  ticket: string;
}

/** What of the link is to be changed when nothing is to be filtered. */
export const NO_FILTER = { q: "", sev: "", rule: "", ticket: "" };

const list = (text: string | null): string[] => (text ?? "").split(",").filter(Boolean);
const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

export function filterFrom(query: URLSearchParams): Filter {
  return {
    text: query.get("q") ?? "",
    severities: list(query.get("sev")),
    rule: query.get("rule") ?? "",
    ticket: query.get("ticket") ?? "",
  };
}

export const isFiltering = ({ text, severities, rule, ticket }: Filter): boolean =>
  text.trim() !== "" || severities.length > 0 || rule !== "" || ticket !== "";

export const VIEWED = "viewed";
export const NOT_VIEWED = "-viewed";

export const hasWord = (text: string, word: string): boolean => wordsOf(text.toLowerCase()).includes(word);

/** Puts a word in or takes it out; the opposite one always goes. */
export function toggleWord(text: string, word: string, opposite: string): string {
  const others = wordsOf(text).filter((each) => ![word, opposite].includes(each.toLowerCase()));
  return (hasWord(text, word) ? others : [...others, word]).join(" ");
}

export interface Known {
  members: readonly Member[];
  /** In the order of the report, as its findings are. */
  tickets: readonly (string | null)[];
  isViewed: (finding: NamedFinding) => boolean;
}

interface Subject {
  finding: NamedFinding;
  path: string;
  ticket: string | null;
  known: Known;
}

export function applyFilter(findings: readonly NamedFinding[], filter: Filter, known: Known): NamedFinding[] {
  const tests = wordsOf(filter.text.toLowerCase()).map(testOf);
  return findings.filter((finding) => {
    if (filter.severities.length > 0 && !filter.severities.includes(finding.severity)) return false;
    if (filter.rule !== "" && finding.rule !== filter.rule) return false;
    const ticket = known.tickets[finding.index] ?? null;
    if (filter.ticket !== "" && ticket !== filter.ticket) return false;
    if (tests.length === 0) return true;
    const path = (finding.member === null ? "" : (known.members[finding.member]?.path ?? "")).toLowerCase();
    const subject = { finding, path, ticket: ticket?.toLowerCase() ?? null, known };
    return tests.every((test) => test(subject));
  });
}

type Test = (subject: Subject) => boolean;

const FIELDS: Record<string, (value: string) => Test> = {
  sev: (value) => ({ finding }) => finding.severity.startsWith(value),
  rule: (value) => ({ finding }) => finding.rule.includes(value),
  path: (value) => ({ path }) => path.includes(value),
  ticket: (value) => ({ ticket }) => ticket !== null && ticket.includes(value),
};

function fieldTest(word: string): Test | null {
  if (word === VIEWED) return ({ finding, known }) => known.isViewed(finding);
  const [, field = "", value = ""] = /^(\w+):(.*)$/s.exec(word) ?? [];
  return Object.hasOwn(FIELDS, field) ? FIELDS[field]!(value) : null;
}

function testOf(word: string): Test {
  const own = fieldTest(word);
  if (own) return own;
  const opposite = word.startsWith("-") ? fieldTest(word.slice(1)) : null;
  if (opposite) return (subject) => !opposite(subject);
  return ({ finding, path }) =>
    finding.rule.includes(word) || path.includes(word) || finding.message.toLowerCase().includes(word);
}

export const GROUPINGS = ["rule", "member", "ticket", "none"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  key: string;
  member: number | null;
  findings: NamedFinding[];
}

/** Groups in the order in which their first finding comes: errors first. What is of no ticket comes last. */
export function groupFindings(
  findings: readonly NamedFinding[],
  by: Grouping,
  tickets: readonly (string | null)[],
): Group[] {
  if (by === "none") return findings.length > 0 ? [{ key: "", member: null, findings: [...findings] }] : [];
  const keyOf = {
    rule: ({ rule }: NamedFinding) => rule,
    member: ({ member }: NamedFinding) => String(member),
    ticket: ({ index }: NamedFinding) => tickets[index] ?? "",
  }[by];
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { key, member: finding.member, findings: [finding] });
  }
  const all = [...groups.values()];
  return by === "ticket" ? [...all.filter(({ key }) => key !== ""), ...all.filter(({ key }) => key === "")] : all;
}

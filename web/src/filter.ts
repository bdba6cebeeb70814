// The findings filter: words, and words with a field name in front (sev:error rule:zip-gap path:docs/).
import type { Member, NamedFinding } from "./report.ts";

export interface Filter {
  text: string;
  severities: string[];
  rule: string;
}

const list = (text: string | null): string[] => (text ?? "").split(",").filter(Boolean);

export function filterFrom(query: URLSearchParams): Filter {
  return { text: query.get("q") ?? "", severities: list(query.get("sev")), rule: query.get("rule") ?? "" };
}

export const isFiltering = ({ text, severities, rule }: Filter): boolean =>
  text.trim() !== "" || severities.length > 0 || rule !== "";

export function applyFilter(
  findings: readonly NamedFinding[],
  filter: Filter,
  members: readonly Member[],
): NamedFinding[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    if (filter.severities.length > 0 && !filter.severities.includes(finding.severity)) return false;
    if (filter.rule !== "" && finding.rule !== filter.rule) return false;
    if (words.length === 0) return true;
    const path = (finding.member === null ? "" : (members[finding.member]?.path ?? "")).toLowerCase();
    return words.every((word) => hasWord(finding, path, word));
  });
}

function hasWord(finding: NamedFinding, path: string, word: string): boolean {
  const [field, value] = word.split(/:(.*)/s, 2) as [string, string | undefined];
  switch (value === undefined ? "" : field) {
    case "sev":
      return finding.severity.startsWith(value!);
    case "rule":
      return finding.rule.includes(value!);
    case "path":
      return path.includes(value!);
    default:
      return finding.rule.includes(word) || path.includes(word) || finding.message.toLowerCase().includes(word);
  }
}

export type Grouping = "rule" | "member" | "none";

export interface Group {
  key: string;
  member: number | null;
  findings: NamedFinding[];
}

/** Groups in the order in which their first finding comes: errors first. */
export function groupFindings(findings: readonly NamedFinding[], by: Grouping): Group[] {
  if (by === "none") return findings.length > 0 ? [{ key: "", member: null, findings: [...findings] }] : [];
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = by === "rule" ? finding.rule : String(finding.member);
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { key, member: finding.member, findings: [finding] });
  }
  return [...groups.values()];
}

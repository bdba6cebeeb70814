// The verdict as shape, word and sentence; never by colour alone.
import { count } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Finding, Report } from "../report.ts";

export type VerdictWord = "PASS" | "FAIL" | "INCOMPLETE";

export function VerdictMark({ word }: { word: VerdictWord }) {
  const name = word.toLowerCase();
  return (
    <span class={`verdict verdict-${name}`}>
      <Icon name={name} />
      <span class="verdict-word">{word}</span>
    </span>
  );
}

/** Why it could not be judged: a limit that was crossed says more than that nothing was recognised. */
export function firstUnjudged({ findings }: Report): Finding | undefined {
  const unjudged = findings.filter((finding) => finding.unjudged);
  return unjudged.find((finding) => "limit" in finding.arguments) ?? unjudged[0];
}

/** What could not be judged first, of how many. */
function unjudged(report: Report): string {
  const why = firstUnjudged(report)?.message ?? "something was not looked at";
  const more = report.totals.unjudged - 1;
  return more > 0 ? `${why} (and ${count(more, "more reason")})` : why;
}

export function verdictSentence(report: Report): string {
  const { verdict, totals, bundle } = report;
  const members = count(bundle.members, "member");
  const found = [count(totals.errors, "error"), count(totals.warnings, "warning"), count(totals.notes, "note")].join(
    ", ",
  );
  switch (verdict) {
    case "pass":
      return `Nothing in ${members} speaks against it (${found}). What was not proven stands below.`;
    case "fail":
      return `${found} in ${members}.`;
    case "error":
      return `It could not be judged: ${unjudged(report)}. ${found} in ${members}.`;
  }
}

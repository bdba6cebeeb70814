// The verdict as shape, word and sentence; never by colour alone.
import { count } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Report } from "../report.ts";

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

export function verdictSentence({ verdict, totals, bundle }: Report): string {
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
      return `It could not be judged. ${found} in ${members}.`;
  }
}

// The reviewer's word on one finding.
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { countMarked, type Decision, type FindingMark } from "../decision.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { say } from "../live.ts";
import type { NamedFinding } from "../report.ts";

/** What is said of a finding. */
export const MARKS: readonly { mark: FindingMark; word: string; key: string }[] = [
  { mark: "accepted", word: "accepted", key: "a" },
  { mark: "disputed", word: "disputed", key: "d" },
  { mark: "needs-info", word: "needs information", key: "i" },
];

export const markWord = (mark: FindingMark): string => MARKS.find((other) => other.mark === mark)?.word ?? mark;

/** The reviewer's word in a row; what was only viewed has an icon, too. */
export function MarkWord({ mark }: { mark: FindingMark }) {
  return (
    <span class={`mark-word mark-${mark}`}>
      {mark === "viewed" && <Icon name="check" />}
      {markWord(mark)}
    </span>
  );
}

/** The decision on the bundle, once the core gave its form; or why it did not. */
export function useDecision(bundle: Bundle): { decision: Decision | null; problem: string } {
  const [problem, setProblem] = useState("");
  useEffect(() => {
    bundle.decide().catch((error: unknown) => setProblem(String(error)));
  }, [bundle, bundle.judged]);
  return { decision: bundle.decision, problem };
}

/** Marks a member as viewed, or takes the mark away, and says how many are marked. */
export async function viewMember(bundle: Bundle, index: number, isViewed = true): Promise<void> {
  try {
    const decision = await bundle.decide();
    decision.markMember(index, isViewed);
    const { members } = decision.form;
    say(`${number(countMarked(members))} of ${count(members.length, "member")} viewed.`);
  } catch (error) {
    say(`Not marked: ${String(error)}`);
  }
}

const BUTTONS: Record<FindingMark, string> = {
  accepted: "Accept",
  disputed: "Dispute",
  "needs-info": "Needs info",
  viewed: "Viewed",
};

export function MarkFinding({ bundle, finding }: { bundle: Bundle; finding: NamedFinding }) {
  const { decision, problem } = useDecision(bundle);
  const item = decision?.form.findings[finding.index];
  const toggle = (mark: FindingMark) => {
    if (!decision || !item) return;
    decision.markFinding(finding.index, mark);
    say(item.mark ? `Marked: ${markWord(item.mark)}.` : "The mark is gone.");
  };
  useKeys({
    ...Object.fromEntries(MARKS.map(({ mark, key }) => [key, () => toggle(mark)])),
    m: () => document.getElementById("finding-note")?.focus(),
  });
  if (problem) return <p class="empty">{problem}</p>;
  if (!decision || !item) return null;
  return (
    <section class="mark-finding" aria-labelledby="finding-mark">
      <h3 id="finding-mark">Your word on it</h3>
      <p class="mark-buttons">
        {[...MARKS, { mark: "viewed", key: "v" } as const].map(({ mark, key }) => (
          <button
            key={mark}
            type="button"
            class={`chip mark-${mark}`}
            aria-pressed={item.mark === mark}
            aria-keyshortcuts={key}
            onClick={() => toggle(mark)}
          >
            {BUTTONS[mark]} <kbd>{key}</kbd>
          </button>
        ))}
      </p>
      <label class="note-field" for="finding-note">
        <span>
          Note <kbd>m</kbd>
        </span>
        <textarea
          id="finding-note"
          rows={2}
          value={item.note}
          aria-keyshortcuts="m"
          onInput={({ currentTarget }) => decision.note(item, currentTarget.value)}
        />
      </label>
    </section>
  );
}

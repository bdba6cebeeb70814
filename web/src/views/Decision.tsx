// Where a person decides: what only a person can judge, the findings as they were marked, and the decision to be saved.
import { useEffect, useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import {
  countMarked,
  type Criterion,
  type CriterionMark,
  type DecidedFinding,
  type Decision,
  type FindingMark,
  type ReviewForm,
  type Word,
} from "../decision.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { say } from "../live.ts";
import type { NamedFinding } from "../report.ts";
import { link, type Route } from "../route.ts";
import { saveAs, savedName } from "../save.ts";
import { Path, Text } from "../text.tsx";
import { Dialog } from "./dialog.tsx";
import { Exports } from "./Exports.tsx";
import { Preview } from "./Preview.tsx";
import { SeverityMark } from "./finding.tsx";
import { MARKS, useDecision } from "./Marks.tsx";
import { Notices } from "./Notices.tsx";

export function DecisionPage({ bundle, judged, route }: { bundle: Bundle; judged: Judged; route: Route }) {
  const { decision, problem } = useDecision(bundle);
  useFocusOnCriterion(route.parts[0] === "criterion" ? (route.parts[1] ?? "") : "", decision !== null);
  return (
    <div class="decision">
      <Notices />
      <h1 tabIndex={-1}>Decision</h1>
      {problem && <p class="empty">{problem}</p>}
      {decision && (
        <>
          <Progress decision={decision} bundle={bundle} />
          <Criteria decision={decision} bundle={bundle} judged={judged} />
          <Marked decision={decision} bundle={bundle} judged={judged} />
          <Verdict decision={decision} bundle={bundle} />
        </>
      )}
      <Exports bundle={bundle} />
    </div>
  );
}

/** Goes to the criterion that a link leads to. */
function useFocusOnCriterion(key: string, isThere: boolean): void {
  useEffect(() => {
    const row = key && isThere ? document.querySelector<HTMLElement>(`.criterion[data-key="${CSS.escape(key)}"]`) : null;
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    // After App, which gives the focus to the heading of a new screen.
    const timer = setTimeout(() => row.querySelector("button")?.focus({ preventScroll: true }), 0);
    return () => clearTimeout(timer);
  }, [key, isThere]);
}

function Progress({ decision, bundle }: { decision: Decision; bundle: Bundle }) {
  const { criteria, findings, files, members } = decision.form;
  const marked = findings.filter(({ mark }) => mark !== null && mark !== "viewed").length;
  const viewed = countMarked(findings) - marked;
  const viewedMembers = countMarked(members);
  return (
    <p class="lead">
      The rules found what rules can find; the rest is yours. {number(criteria.filter(({ mark }) => mark !== null).length)} of{" "}
      {count(criteria.length, "point")} judged, {number(marked)} of {count(findings.length, "finding")} marked
      {viewed > 0 && ` and ${number(viewed)} more viewed`}
      {files.length > 0 && (
        <>
          ,{" "}
          <a href={link(bundle.key, "changes")}>
            {number(decision.viewed.size)} of {count(files.length, "changed file")}
          </a>{" "}
          viewed
        </>
      )}
      {viewedMembers > 0 && (
        <>
          ,{" "}
          <a href={link(bundle.key, "members")}>
            {number(viewedMembers)} of {count(members.length, "member")}
          </a>{" "}
          viewed
        </>
      )}
      .
    </p>
  );
}

// --- what only a person can judge ----------------------------------------------------------------

interface Props {
  decision: Decision;
  bundle: Bundle;
  judged: Judged;
}

const KINDS: Record<Criterion["kind"], string> = {
  criterion: "Criteria of the ticket",
  "not-proven": "What the report leaves open",
};

function Criteria({ decision, bundle, judged }: Props) {
  const indexed = decision.form.criteria.map((criterion, index) => ({ criterion, index }));
  return (
    <>
      {(Object.keys(KINDS) as Criterion["kind"][]).map((kind) => {
        const group = indexed.filter(({ criterion }) => criterion.kind === kind);
        if (group.length === 0) return null;
        return (
          <section key={kind} class="criteria" aria-labelledby={`criteria-${kind}`}>
            <h2 id={`criteria-${kind}`}>
              {KINDS[kind]}{" "}
              <span class="tally">
                {group.filter(({ criterion }) => criterion.mark === "met").length} of {group.length}
              </span>
            </h2>
            <ul>
              {group.map(({ criterion, index }) => (
                <li key={criterion.key} class={criterion.mark ?? "open"}>
                  <CriterionRow {...{ decision, bundle, judged, criterion, index }} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const ANSWERS: Record<Criterion["kind"], Record<CriterionMark, string>> = {
  criterion: { met: "Met", unmet: "Not met" },
  "not-proven": { met: "Fine with me", unmet: "Not enough" },
};

function CriterionRow({ decision, bundle, judged, criterion, index }: Props & { criterion: Criterion; index: number }) {
  const [isNoting, setNoting] = useState(false);
  const member = criterion.member === null ? undefined : judged.report.members[criterion.member];
  const id = `criterion-${index}`;
  return (
    <div class="criterion" role="group" aria-labelledby={id} data-key={criterion.key}>
      <p id={id}>
        <Text>{criterion.text}</Text>
      </p>
      <p class="mark-buttons">
        {(["met", "unmet"] as const).map((mark) => (
          <button
            key={mark}
            type="button"
            class={`chip mark-${mark}`}
            aria-pressed={criterion.mark === mark}
            onClick={() => decision.markCriterion(index, mark)}
          >
            <Icon name={mark === "met" ? "check" : "close"} /> {ANSWERS[criterion.kind][mark]}
          </button>
        ))}
        {!isNoting && criterion.note === "" && (
          <button type="button" class="inline" onClick={() => setNoting(true)}>
            Add a note
          </button>
        )}
      </p>
      {member && (
        <p class="meta">
          <a href={link(bundle.key, "members", [criterion.member!, `L${criterion.line}`])}>
            <Path>{member.path}</Path>
            <span class="place-line">:{criterion.line}</span>
          </a>
          {criterion.state && <> · the rules say: {criterion.state}</>}
        </p>
      )}
      {(isNoting || criterion.note !== "") && (
        <textarea
          rows={2}
          aria-label="Note"
          value={criterion.note}
          ref={(element) => {
            if (isNoting && element && !element.dataset.seen) {
              element.dataset.seen = "yes";
              element.focus();
            }
          }}
          onInput={({ currentTarget }) => decision.note(criterion, currentTarget.value)}
        />
      )}
    </div>
  );
}

// --- the findings as they were marked -------------------------------------------------------------

const SHOWN_MAX = 50;

const isWordless = ({ mark }: DecidedFinding): boolean => mark === null || mark === "viewed";

function Marked({ decision, bundle, judged }: Props) {
  const all = decision.form.findings.map((item, index) => ({ item, finding: judged.findings[index]! }));
  const groups: [title: string, group: typeof all][] = [
    ["Errors without your word", all.filter(({ item }) => isWordless(item) && item.severity === "error")],
    ...MARKS.map(({ mark, word }): [string, typeof all] => [
      word[0]!.toUpperCase() + word.slice(1),
      all.filter(({ item }) => item.mark === mark),
    ]),
  ];
  const isEmpty = groups.every(([, group]) => group.length === 0);
  return (
    <section class="marked" aria-labelledby="marked-title">
      <h2 id="marked-title">Findings</h2>
      {isEmpty && <p class="empty">{all.length === 0 ? "There are none." : "There is no error, and nothing is marked."}</p>}
      {groups
        .filter(([, group]) => group.length > 0)
        .map(([title, group]) => (
          <section key={title} aria-label={title}>
            <h3>
              {title} <span class="tally">{number(group.length)}</span>
            </h3>
            <ul>
              {group.slice(0, SHOWN_MAX).map(({ item, finding }) => (
                <li key={item.key}>
                  <MarkedRow {...{ decision, bundle, item, finding }} />
                </li>
              ))}
            </ul>
            {group.length > SHOWN_MAX && (
              <p>
                <a href={link(bundle.key, "findings")}>and {number(group.length - SHOWN_MAX)} more</a>
              </p>
            )}
          </section>
        ))}
    </section>
  );
}

const SHORT: Partial<Record<FindingMark, string>> = { accepted: "Accept", disputed: "Dispute", "needs-info": "Needs info" };

interface MarkedRowProps {
  decision: Decision;
  bundle: Bundle;
  item: DecidedFinding;
  finding: NamedFinding;
}

function MarkedRow({ decision, bundle, item, finding }: MarkedRowProps) {
  return (
    <div class="marked-row" role="group" aria-label={finding.name}>
      <SeverityMark severity={item.severity} />
      <p>
        <a href={link(bundle.key, "findings", [finding.name])}>
          <Text>{item.message}</Text>
        </a>
        {item.note && (
          <span class="meta">
            <Text>{item.note}</Text>
          </span>
        )}
      </p>
      <p class="mark-buttons">
        {MARKS.map(({ mark }) => (
          <button
            key={mark}
            type="button"
            class={`chip mark-${mark}`}
            aria-pressed={item.mark === mark}
            onClick={() => decision.markFinding(finding.index, mark)}
          >
            {SHORT[mark]}
          </button>
        ))}
      </p>
    </div>
  );
}

// --- the decision ---------------------------------------------------------------------------------

const WORDS: Record<Word, string> = { approve: "APPROVE", reject: "REJECT" };

function Verdict({ decision, bundle }: Pick<Props, "decision" | "bundle">) {
  const { form } = decision;
  const [asking, setAsking] = useState<number | null>(null); // how many errors stand open
  const [problem, setProblem] = useState("");
  const decide = async (word: Word) => {
    if (form.reason.trim() === "") {
      setProblem("Say why, in a sentence: the reason is the first line of what is saved.");
      document.getElementById("reason")?.focus();
      return;
    }
    setProblem("");
    if (form.decision === word) return settle(null);
    const { json, error } = await bundle.ask({ op: "decide", text: decision.document(word) });
    if (json === null) return setProblem(error);
    form.unsettled = (JSON.parse(json) as ReviewForm).unsettled;
    if (word === "approve" && form.unsettled.errors > 0) setAsking(form.unsettled.errors);
    else settle(word);
  };
  const settle = (word: Word | null) => {
    decision.decide(word);
    say(form.decision ? `Decided: ${WORDS[form.decision]}.` : "Nothing is decided.");
  };
  return (
    <section class="verdict-panel" aria-labelledby="verdict-title">
      <h2 id="verdict-title">Your decision</h2>
      <label class="note-field" for="reason">
        <span>Reason</span>
        <textarea
          id="reason"
          rows={3}
          value={form.reason}
          required
          aria-describedby={problem ? "reason-problem" : undefined}
          aria-invalid={problem !== ""}
          onInput={({ currentTarget }) => decision.say(currentTarget.value)}
        />
      </label>
      {problem && (
        <p id="reason-problem" class="field-problem" role="alert">
          <Icon name="warning" /> {problem}
        </p>
      )}
      <p class="buttons">
        {(["approve", "reject"] as const).map((word) => (
          <button
            key={word}
            type="button"
            class={`decide decide-${word}`}
            aria-pressed={form.decision === word}
            onClick={() => void decide(word)}
          >
            <Icon name={word === "approve" ? "pass" : "fail"} /> {WORDS[word]}
          </button>
        ))}
      </p>
      <Outcome decision={decision} bundle={bundle} />
      {asking !== null && (
        <AskAgain
          decision={decision}
          errors={asking}
          onYes={() => settle("approve")}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

interface AskAgainProps {
  decision: Decision;
  errors: number;
  onYes: () => void;
  onClose: () => void;
}

function AskAgain({ decision, errors, onYes, onClose }: AskAgainProps) {
  const open = decision.form.findings.filter((item) => item.severity === "error" && (isWordless(item) || item.mark === "needs-info"));
  const LISTED = 8;
  return (
    <Dialog title={`Approve with ${count(errors, "error")} open?`} onClose={onClose}>
      <p>You neither accepted nor disputed {errors === 1 ? "this error" : "these errors"}. What is saved will list {errors === 1 ? "it" : "them"}.</p>
      <ul>
        {open.slice(0, LISTED).map(({ key, message }) => (
          <li key={key}>
            <Text>{message}</Text>
          </li>
        ))}
        {errors > LISTED && <li>and {number(errors - LISTED)} more</li>}
      </ul>
      <p class="buttons">
        <button
          type="button"
          onClick={() => {
            onYes();
            document.querySelector("dialog")?.close();
          }}
        >
          Approve all the same
        </button>
        <button type="button" class="primary" onClick={() => document.querySelector("dialog")?.close()}>
          Back to the findings
        </button>
      </p>
    </Dialog>
  );
}

type DecisionForm = "markdown" | "json";
const DECISION_FORMS: readonly DecisionForm[] = ["markdown", "json"];
const FILES: Record<DecisionForm, { title: string; ending: string; type: string }> = {
  markdown: { title: "Markdown", ending: ".md", type: "text/markdown" },
  json: { title: "JSON", ending: ".json", type: "application/json" },
};

function Outcome({ decision, bundle }: { decision: Decision; bundle: Bundle }) {
  const { form } = decision;
  const [problem, setProblem] = useState("");
  const [previewed, setPreviewed] = useState<DecisionForm | null>(null);
  const make = async (as: DecisionForm): Promise<Uint8Array<ArrayBuffer>> => {
    const { json, markdown, error } = await bundle.ask({ op: "decide", text: decision.document() });
    if (json === null || markdown === null) throw new Error(error);
    return as === "json" ? new TextEncoder().encode(json) : (markdown as Uint8Array<ArrayBuffer>);
  };
  const save = async (as: DecisionForm) => {
    try {
      saveAs(savedName(bundle, FILES[as].ending), [await make(as)], FILES[as].type);
    } catch (error) {
      return setProblem(error instanceof Error ? error.message : String(error));
    }
    setProblem("");
    decision.saved();
    say("Saved.");
  };
  return (
    <div class="outcome">
      {form.decision && (
        <p class={`first-line of-${form.decision}`}>
          <strong>{WORDS[form.decision]}:</strong> <Text>{form.reason.trim().split("\n")[0]!}</Text>
        </p>
      )}
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <p class="buttons">
        <button type="button" class="primary" disabled={form.decision === null} onClick={() => void save("markdown")}>
          <Icon name="save" /> Save as Markdown
        </button>
        <button type="button" onClick={() => void save("json")}>
          <Icon name="save" /> Save review.json
        </button>
        {decision.isUnsaved && <span class="meta">Not saved: this page keeps nothing once it is closed.</span>}
      </p>
      <div class="outcome-preview">
        <span class="chips" role="group" aria-label="Preview of the decision">
          <span class="meta">Preview</span>
          {DECISION_FORMS.map((as) => (
            <button
              key={as}
              type="button"
              class="chip"
              data-preview={`review-${as}`}
              aria-pressed={previewed === as}
              disabled={as === "markdown" && form.decision === null}
              onClick={() => setPreviewed(previewed === as ? null : as)}
            >
              {FILES[as].title}
            </button>
          ))}
        </span>
        {previewed && (previewed === "json" || form.decision !== null) && (
          <Preview
            key={`${previewed} ${decision.version}`}
            title={`the decision as ${FILES[previewed].title}`}
            name={savedName(bundle, FILES[previewed].ending)}
            make={() => make(previewed)}
          />
        )}
      </div>
      <p class="meta">
        Both name the sha256 of the bundle and of this report, what stands open and what was not checked. Drop the JSON here again,
        beside its bundle, and every mark is back; <code>exhibit review BUNDLE review.json</code> holds it against the bundle anywhere.
        Nothing is signed.
      </p>
    </div>
  );
}

// Two bundles side by side: what was fixed, what is new, what disappeared. The core compares their reports.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { compare, proposeBefore, type Comparison, type Proposal, type Side } from "../comparison.ts";
import { desk, verdictWord } from "../desk.ts";
import { count, number, shown } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { say } from "../live.ts";
import type { Severity } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Digits, Path, Text } from "../text.tsx";
import { SeverityMark } from "./finding.tsx";
import { VerdictMark, type VerdictWord } from "./verdict.tsx";

/** The bundle on the screen is the one after; the link names the one before. */
export function Compare({ bundle, route }: { bundle: Bundle; judged: Judged; route: Route }) {
  const others = desk.bundles.filter((other) => other.judged && other !== bundle);
  const chosen = others.find(({ key }) => key === route.parts[0]);
  const proposal = useProposal(bundle, others, chosen === undefined);
  const before = chosen ?? proposal?.before;
  const swap = () => {
    if (!before) return;
    go(link(before.key, "compare", [bundle.key]));
    say("Swapped.");
  };
  useKeys({ x: swap });
  return (
    <div class="compare">
      <h1 tabIndex={-1}>Compare</h1>
      {others.length === 0 ? (
        <p class="lead">
          This is the only bundle that is open. Drop the one that came before it, and what was fixed, what is new and what
          disappeared stands here.
        </p>
      ) : (
        <>
          <Picker bundle={bundle} before={before} others={others} proposal={chosen ? null : proposal} onSwap={swap} />
          {before && <Differences key={`${before.key}/${bundle.key}`} before={before} after={bundle} />}
        </>
      )}
    </div>
  );
}

function useProposal(bundle: Bundle, others: Bundle[], isWanted: boolean): Proposal | null {
  const [proposal, setProposal] = useState<{ for: string; proposal: Proposal | null } | null>(null);
  const all = [bundle, ...others].map(({ key }) => key).join(" ");
  useEffect(() => {
    let isCurrent = true;
    if (isWanted) void proposeBefore(bundle, others).then((found) => isCurrent && setProposal({ for: all, proposal: found }));
    return () => void (isCurrent = false);
  }, [all, isWanted]);
  return proposal?.for === all ? proposal.proposal : null;
}

interface PickerProps {
  bundle: Bundle;
  before: Bundle | undefined;
  others: Bundle[];
  proposal: Proposal | null;
  onSwap: () => void;
}

function Picker({ bundle, before, others, proposal, onSwap }: PickerProps) {
  return (
    <div class="compare-picker">
      <label>
        Before
        <select
          value={before?.key ?? ""}
          onChange={({ currentTarget }) => go(link(bundle.key, "compare", currentTarget.value ? [currentTarget.value] : []))}
        >
          {!before && <option value="">Choose a bundle</option>}
          {others.map((other) => (
            <option key={other.id} value={other.key}>
              {shown(other.file.name)} · {other.key.slice(0, 8)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="quiet" onClick={onSwap} disabled={!before} aria-keyshortcuts="x">
        Swap <kbd>x</kbd>
      </button>
      <p class="compare-after">
        <span>After</span>
        <Text>{bundle.file.name}</Text> <span class="meta">· {bundle.key.slice(0, 8)}</span>
      </p>
      {proposal && <p class="meta compare-why">{proposal.why}</p>}
    </div>
  );
}

function Differences({ before, after }: { before: Bundle; after: Bundle }) {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let isCurrent = true;
    compare(before, after)
      .then((found) => isCurrent && setComparison(found))
      .catch((error: unknown) => isCurrent && setProblem(String(error)));
    return () => void (isCurrent = false);
  }, [before.judged, after.judged]);
  if (problem) return <p class="empty">{problem}</p>;
  if (!comparison) return <p class="empty">Comparing…</p>;
  const { findings, members } = comparison;
  return (
    <>
      <Verdicts comparison={comparison} before={before} after={after} />
      {comparison.backwards && (
        <p class="compare-note">
          <Icon name="warning" /> By the times that they state themselves, the first was made after the second.
        </p>
      )}
      {findings.uncompared > 0 && (
        <p class="compare-note">
          <Icon name="warning" /> {count(findings.uncompared, "finding")} of the two reports are only counted there, and not compared.
        </p>
      )}
      {comparison.same ? (
        <p class="lead">Nothing differs.</p>
      ) : (
        <>
          <ul class="tallies">
            <Tally value={findings.fixed.length} word="fixed" status="good" />
            <Tally value={findings.new.length} word="new" status="bad" />
            <Tally value={findings.same} word="the same" />
          </ul>
          <Lost comparison={comparison} after={after} />
          <div class="two">
            <FindingList id="fixed" title="Fixed" findings={findings.fixed} bundle={before} none="No finding is gone." />
            <FindingList id="new" title="New" findings={findings.new} bundle={after} none="No finding is new." />
          </div>
          <MemberChanges members={members} before={before} after={after} />
          <Statements comparison={comparison} />
          <Facts comparison={comparison} />
        </>
      )}
    </>
  );
}

function Verdicts({ comparison, before, after }: { comparison: Comparison; before: Bundle; after: Bundle }) {
  return (
    <div class="compare-verdicts">
      <SideCard side={comparison.before} bundle={before} word={verdictWord(before)} title="Before" />
      <span class="compare-arrow">
        <Icon name="next" />
        <span class="off-screen">became</span>
      </span>
      <SideCard side={comparison.after} bundle={after} word={verdictWord(after)} title="After" />
    </div>
  );
}

function SideCard({ side, bundle, word, title }: { side: Side; bundle: Bundle; word: VerdictWord; title: string }) {
  return (
    <section class="compare-side" aria-label={title}>
      <VerdictMark word={word} />
      <p>
        {count(side.errors, "error")}, {count(side.warnings, "warning")}, {count(side.notes, "note")} in{" "}
        {count(side.members, "member")}
      </p>
      <p class="meta">
        <a href={link(bundle.key)}>
          <Text>{side.name}</Text>
        </a>
        {side.time && (
          <>
            <br />
            {side.time} by {side.time_from}
          </>
        )}
      </p>
    </section>
  );
}

function Tally({ value, word, status }: { value: number; word: string; status?: string }) {
  return (
    <li class={value > 0 && status ? `tally-${status}` : "none"}>
      <span>
        <strong>{number(value)}</strong> {word}
      </span>
    </li>
  );
}

/** A check that had something to look at and has nothing any more says less than before, and no finding shows it. */
function Lost({ comparison, after }: { comparison: Comparison; after: Bundle }) {
  const lost = comparison.checks.filter((check) => check.before.population > 0 && check.after.population === 0);
  if (lost.length === 0) return null;
  return (
    <section class="compare-lost" aria-labelledby="lost-title">
      <h2 id="lost-title">
        <Icon name="warning" /> No longer looked at <span class="tally">{lost.length}</span>
      </h2>
      <p>These checks had something to look at before, and have nothing now. That no finding stands there says nothing.</p>
      <ul class="check-list">
        {lost.map(({ rule, before, after: now }) => (
          <li key={rule}>
            <code>{rule}</code>
            <span class="meta">
              {before.state} in {number(before.population)} → {now.state}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={link(after.key)}>All checks of the one after</a>
      </p>
    </section>
  );
}

const SHOWN_MAX = 100;

function More({ all }: { all: number }) {
  return all > SHOWN_MAX ? <p class="meta">and {number(all - SHOWN_MAX)} more</p> : null;
}

interface FindingListProps {
  id: string;
  title: string;
  findings: Comparison["findings"]["fixed"];
  bundle: Bundle;
  none: string;
}

function FindingList({ id, title, findings, bundle, none }: FindingListProps) {
  return (
    <section class={`compare-findings of-${id}`} aria-labelledby={`compare-${id}`}>
      <h2 id={`compare-${id}`}>
        {title} <span class="tally">{number(findings.length)}</span>
      </h2>
      {findings.length === 0 && <p class="empty">{none}</p>}
      <ul>
        {findings.slice(0, SHOWN_MAX).map(({ index, severity, message, rule }) => (
          <li key={index}>
            <a href={link(bundle.key, "findings", [bundle.judged!.findings[index]?.name ?? ""])}>
              <SeverityMark severity={severity as Severity} />
              <span class="finding-message">
                <Text>{message}</Text>
              </span>
              <code>{rule}</code>
            </a>
          </li>
        ))}
      </ul>
      <More all={findings.length} />
    </section>
  );
}

type Members = Comparison["members"];

function MemberChanges({ members, before, after }: { members: Members; before: Bundle; after: Bundle }) {
  const groups: [key: Exclude<keyof Members, "same">, title: string][] = [
    ["removed", "Gone"],
    ["added", "New"],
    ["changed", "Changed"],
    ["renamed", "Renamed"],
  ];
  return (
    <section class="compare-members" aria-labelledby="compare-members">
      <h2 id="compare-members">Members</h2>
      <p class="meta">{count(members.same, "member")} the same, byte for byte.</p>
      {groups
        .filter(([key]) => members[key].length > 0)
        .map(([key, title]) => (
          <details key={key} open={members[key].length <= 20}>
            <summary>
              {title} <span class="tally">{number(members[key].length)}</span>
            </summary>
            <ul>
              {members[key].slice(0, SHOWN_MAX).map((pair, i) => (
                <li key={i}>
                  {key === "changed" ? (
                    <>
                      <MemberLink of={pair.before} bundle={before}>
                        before
                      </MemberLink>
                      <MemberLink of={pair.after} bundle={after} />
                    </>
                  ) : (
                    <>
                      <MemberLink of={pair.before} bundle={before} />
                      {key === "renamed" && <span class="meta"> became </span>}
                      <MemberLink of={pair.after} bundle={after} />
                    </>
                  )}
                </li>
              ))}
            </ul>
            <More all={members[key].length} />
          </details>
        ))}
    </section>
  );
}

interface MemberLinkProps {
  of: { index: number; path: string; sha256: string | null } | null;
  bundle: Bundle;
  children?: ComponentChildren;
}

function MemberLink({ of, bundle, children }: MemberLinkProps) {
  if (!of) return null;
  return (
    <a class={children ? "compare-former" : undefined} href={link(bundle.key, "members", [of.index])} title={of.sha256 ?? "not read"}>
      {children ?? <Path>{of.path}</Path>}
    </a>
  );
}

function Statements({ comparison: { proven, not_proven } }: { comparison: Comparison }) {
  const rows = [...proven.map((row) => ({ ...row, kind: "Proven" })), ...not_proven.map((row) => ({ ...row, kind: "Not proven" }))];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="compare-statements">
      <h2 id="compare-statements">What is proven, and what is not</h2>
      <table class="compare-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, id, text, before, after }) => (
            <tr key={`${kind}-${id}`}>
              <th scope="row">
                <span class="meta">{kind}: </span>
                <Text>{text}</Text>
              </th>
              <td data-label="Before">{before ? `${number(before.count)} of ${number(before.of)}` : "–"}</td>
              <td data-label="After">{after ? `${number(after.count)} of ${number(after.of)}` : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isDigest = (value: string | null): boolean => value !== null && /^[0-9a-f]{40,}$/.test(value);

function Fact({ value }: { value: string | null }) {
  if (value === null) return <span class="empty">nothing</span>;
  return isDigest(value) ? <Digits value={value} /> : <Text>{value}</Text>;
}

function Facts({ comparison: { facts } }: { comparison: Comparison }) {
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="compare-facts">
      <h2 id="compare-facts">What they say of themselves</h2>
      <table class="compare-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ what, before, after }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td data-label="Before">
                <Fact value={before} />
              </td>
              <td data-label="After">
                <Fact value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

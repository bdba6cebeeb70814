// Two bundles side by side: what was fixed, what is new, what disappeared. The core compares their reports.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Ignored } from "../../../wasm/loader.ts";
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
import { Nothing, Sides, type PairAddress } from "./compared.tsx";
import { ComparedChanges } from "./ComparedChanges.tsx";
import { ComparedFile, pairName, pairOf, type ComparedWhat } from "./ComparedFile.tsx";
import { ComparedFindings } from "./ComparedFindings.tsx";
import { ComparedMembers } from "./ComparedMembers.tsx";
import { ComparedTickets } from "./ComparedTickets.tsx";
import { SeverityMark } from "./finding.tsx";
import { VerdictMark, type VerdictWord } from "./verdict.tsx";

/** The parts of a comparison: the whole, and screens with both sides. */
const WAYS = { findings: "Findings", tickets: "Tickets", members: "Members", changes: "Changes" } as const;
type Way = keyof typeof WAYS;

const IGNORABLE: Record<Ignored, { name: string; means: string }> = {
  times: { name: "times", means: "dates with a time" },
  runs: { name: "runs", means: "the names of the two runs" },
};
const IGNORABLES = Object.keys(IGNORABLE) as Ignored[];

/** The bundle on the screen is the one after; the link names the one before, the part, and what is ignored. */
export function Compare({ bundle, route }: { bundle: Bundle; judged: Judged; route: Route }) {
  const others = desk.bundles.filter((other) => other.judged && other !== bundle);
  const chosen = others.find(({ key }) => key === route.parts[0]);
  const proposal = useProposal(bundle, others, chosen === undefined);
  const before = chosen ?? proposal?.before;
  const way = (Object.keys(WAYS) as Way[]).find((name) => name === route.parts[1]) ?? null;
  const query = Object.fromEntries(route.query);
  const swap = () => {
    if (!before) return;
    const pair = pairOf(route.parts[2]);
    go(link(before.key, "compare", [bundle.key, ...(way ? [way] : []), ...(pair ? [pairName(pair[1], pair[0])] : [])], query));
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
          <Picker bundle={bundle} before={before} others={others} proposal={chosen ? null : proposal} query={query} onSwap={swap} />
          {before && (
            <Differences key={`${before.key}/${bundle.key}`} before={before} after={bundle} way={way} route={route} />
          )}
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
  query: Record<string, string>;
  onSwap: () => void;
}

function Picker({ bundle, before, others, proposal, query, onSwap }: PickerProps) {
  return (
    <div class="compare-picker">
      <label>
        Before
        <select
          value={before?.key ?? ""}
          onChange={({ currentTarget }) => go(link(bundle.key, "compare", currentTarget.value ? [currentTarget.value] : [], query))}
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

interface DifferencesProps {
  before: Bundle;
  after: Bundle;
  way: Way | null;
  route: Route;
}

function Differences({ before, after, way, route }: DifferencesProps) {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [problem, setProblem] = useState("");
  const ignored = IGNORABLES.filter((what) => route.query.get("ignore")?.split(",").includes(what));
  useEffect(() => {
    let isCurrent = true;
    compare(before, after, ignored)
      .then((found) => isCurrent && setComparison(found))
      .catch((error: unknown) => isCurrent && setProblem(String(error)));
    return () => void (isCurrent = false);
  }, [before.judged, after.judged, ignored.join()]);
  if (problem) return <p class="empty">{problem}</p>;
  if (!comparison) return <p class="empty">Comparing…</p>;
  const query = Object.fromEntries(route.query);
  const address = (to: Way | null, change: Record<string, string> = {}) =>
    link(after.key, "compare", to ? [before.key, to] : [before.key], { ignore: query["ignore"] ?? "", ...change });
  const onChange = (change: Record<string, string>) => go(address(way, { ...query, ...change }), true);
  const pairAddress: PairAddress = (what, [was, is]) =>
    link(after.key, "compare", [before.key, what, pairName(was, is)], { ignore: query["ignore"] ?? "" });
  const props = { comparison, before, after, route, onChange, pairAddress };
  const pair = way === "members" || way === "changes" ? pairOf(route.parts[2]) : null;
  if (pair)
    return (
      <>
        <Ways comparison={comparison} way={way} address={address} />
        <ComparedFile
          key={`${way} ${pairName(...pair)}`}
          what={way as ComparedWhat}
          pair={pair}
          before={before}
          after={after}
          route={route}
          all={address(way)}
        />
      </>
    );
  return (
    <>
      <Ignore ignored={ignored} onChange={onChange} />
      <Verdicts comparison={comparison} before={before} after={after} />
      <Warnings comparison={comparison} />
      <Ways comparison={comparison} way={way} address={address} />
      {way === "findings" ? (
        <ComparedFindings {...props} />
      ) : way === "tickets" ? (
        <ComparedTickets {...props} />
      ) : way === "members" ? (
        <ComparedMembers {...props} />
      ) : way === "changes" ? (
        <ComparedChanges {...props} />
      ) : (
        <Whole comparison={comparison} before={before} after={after} address={address} pairAddress={pairAddress} />
      )}
    </>
  );
}

/** What the comparison looks away from: nothing, unless the reviewer says so. */
function Ignore({ ignored, onChange }: { ignored: readonly Ignored[]; onChange: (change: Record<string, string>) => void }) {
  const toggle = (what: Ignored) =>
    onChange({ ignore: IGNORABLES.filter((other) => ignored.includes(other) !== (other === what)).join(",") });
  return (
    <div class="compare-ignore">
      <span class="chips" role="group" aria-label="Ignore">
        <span class="meta">Ignore</span>
        {IGNORABLES.map((what) => (
          <button
            key={what}
            type="button"
            class="chip"
            aria-pressed={ignored.includes(what)}
            title={IGNORABLE[what].means}
            onClick={() => toggle(what)}
          >
            {IGNORABLE[what].name}
          </button>
        ))}
      </span>
      {ignored.length > 0 && (
        <p class="compare-ignored">
          <Icon name="warning" /> Ignored in names and in what findings say: {ignored.map((what) => IGNORABLE[what].means).join(", ")}.
          What members hold is compared as it is.
        </p>
      )}
    </div>
  );
}

function Warnings({ comparison: { backwards, findings } }: { comparison: Comparison }) {
  return (
    <>
      {backwards && (
        <p class="compare-note">
          <Icon name="warning" /> By the times that they state themselves, the first was made after the second.
        </p>
      )}
      {findings.uncompared > 0 && (
        <p class="compare-note">
          <Icon name="warning" /> {count(findings.uncompared, "finding")} of the two reports are only counted there, and not compared.
        </p>
      )}
    </>
  );
}

interface WaysProps {
  comparison: Comparison;
  way: Way | null;
  address: (way: Way | null) => string;
}

/** Each part with how much in it differs. */
function Ways({ comparison: { findings, tickets, members, files }, way, address }: WaysProps) {
  const differing: Record<Way, number> = {
    findings: findings.fixed.length + findings.new.length,
    tickets: tickets.gained.length + tickets.lost.length + tickets.changed.length + tickets.removed.length + tickets.added.length,
    members: members.removed.length + members.added.length + members.changed.length + members.renamed.length,
    changes: files.changed.length + files.removed.length + files.added.length,
  };
  return (
    <nav class="ways" aria-label="Parts of the comparison">
      <a href={address(null)} aria-current={way === null ? "page" : undefined}>
        Summary
      </a>
      {(Object.keys(WAYS) as Way[]).map((name) => (
        <a key={name} href={address(name)} aria-current={way === name ? "page" : undefined}>
          {WAYS[name]} <span class="tally">{number(differing[name])}</span>
        </a>
      ))}
    </nav>
  );
}

type WholeProps = Omit<DifferencesProps, "way" | "route"> & Omit<WaysProps, "way"> & { pairAddress: PairAddress };

function Whole({ comparison, before, after, address, pairAddress }: WholeProps) {
  const { findings, members, tickets } = comparison;
  if (comparison.same) return <p class="lead">Nothing differs.</p>;
  return (
    <>
      <ul class="tallies">
        <Tally value={findings.fixed.length} word="fixed" status="good" />
        <Tally value={findings.new.length} word="new" status="bad" />
        <Tally value={findings.same} word="the same" />
        {tickets.gained.length > 0 && (
          <Tally value={tickets.gained.length} word={`${tickets.gained.length === 1 ? "ticket" : "tickets"} gained coverage`} status="good" />
        )}
        {tickets.lost.length > 0 && (
          <Tally value={tickets.lost.length} word={`${tickets.lost.length === 1 ? "ticket" : "tickets"} lost coverage`} status="bad" />
        )}
      </ul>
      <Lost comparison={comparison} after={after} />
      <div class="two">
        <FindingList id="fixed" title="Fixed" findings={findings.fixed} bundle={before} none="No finding is gone." all={address("findings")} />
        <FindingList id="new" title="New" findings={findings.new} bundle={after} none="No finding is new." all={address("findings")} />
      </div>
      <MemberChanges members={members} before={before} after={after} all={address("members")} pairAddress={pairAddress} />
      <Statements comparison={comparison} />
      <Facts comparison={comparison} />
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
const ROW_HEIGHT = 40;

function More({ all, href }: { all: number; href: string }) {
  return all > SHOWN_MAX ? (
    <p>
      <a href={href}>and {number(all - SHOWN_MAX)} more</a>
    </p>
  ) : null;
}

interface FindingListProps {
  id: string;
  title: string;
  findings: Comparison["findings"]["fixed"];
  bundle: Bundle;
  none: string;
  all: string;
}

function FindingList({ id, title, findings, bundle, none, all }: FindingListProps) {
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
      <More all={findings.length} href={all} />
    </section>
  );
}

type Members = Comparison["members"];

interface MemberChangesProps {
  members: Members;
  before: Bundle;
  after: Bundle;
  all: string;
  pairAddress: PairAddress;
}

function MemberChanges({ members, before, after, all, pairAddress }: MemberChangesProps) {
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
                      <MemberLink of={pair.after} bundle={after}>
                        after
                      </MemberLink>
                      <MemberLink of={pair.before} bundle={before}>
                        before
                      </MemberLink>
                      <a href={pairAddress("members", [pair.before!.index, pair.after!.index])}>
                        <Path>{pair.after!.path}</Path>
                      </a>
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
            <More all={members[key].length} href={all} />
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

interface Stated {
  kind: string;
  id: string;
  text: string;
  before: { count: number; of: number } | null;
  after: { count: number; of: number } | null;
}

function Statements({ comparison: { proven, not_proven } }: { comparison: Comparison }) {
  const rows: Stated[] = [
    ...proven.map((row) => ({ ...row, kind: "Proven" })),
    ...not_proven.map((row) => ({ ...row, kind: "Not proven" })),
  ];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="compare-statements">
      <h2 id="compare-statements">What is proven, and what is not</h2>
      <Sides
        label="Statements that differ"
        what="What"
        items={rows}
        height={ROW_HEIGHT}
        head={({ kind, text }) => (
          <>
            <span class="meta">{kind}: </span>
            <Text>{text}</Text>
          </>
        )}
        side={(row, isAfter) => {
          const side = isAfter ? row.after : row.before;
          return side ? `${number(side.count)} of ${number(side.of)}` : <Nothing>not said</Nothing>;
        }}
      />
    </section>
  );
}

const isDigest = (value: string): boolean => /^[0-9a-f]{40,}$/.test(value);

function Facts({ comparison: { facts } }: { comparison: Comparison }) {
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="compare-facts">
      <h2 id="compare-facts">What they say of themselves</h2>
      <Sides
        label="Facts that differ"
        what="What"
        items={facts}
        height={ROW_HEIGHT}
        head={({ what }) => what}
        side={(fact, isAfter) => {
          const value = isAfter ? fact.after : fact.before;
          if (value === null) return <Nothing />;
          return isDigest(value) ? <Digits value={value} /> : <Text>{value}</Text>;
        }}
      />
    </section>
  );
}

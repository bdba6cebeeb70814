// One bundle at a glance: the verdict, what is proven, what is not, and where to look first.
import { useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { desk, verdictWord } from "../desk.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { CheckState, Expectation, NamedFinding, Report, Statement } from "../report.ts";
import { link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { saveAs, savedName } from "../save.ts";
import { FullDigest, Path, Size, Text } from "../text.tsx";
import { Choices } from "./Choices.tsx";
import { ProofPanel } from "./Chain.tsx";
import { Fact } from "./facts.tsx";
import { FindingPlace, FindingRow, Remedy } from "./finding.tsx";
import { Notices } from "./Notices.tsx";
import { firstUnjudged, verdictSentence, VerdictMark } from "./verdict.tsx";
import { share } from "./Vouched.tsx";

const TOP = 5;
const MEMBER_HEIGHT = 26; // CSS pixels

export function Overview({ bundle, judged }: { bundle: Bundle; judged: Judged; route: Route }) {
  const { report, findings } = judged;
  return (
    <div class="overview">
      <Notices />
      <section class="hero" aria-labelledby="title">
        <VerdictMark word={verdictWord(bundle)} />
        <h1 id="title" tabIndex={-1}>
          <Text>{report.bundle.name || bundle.file.name}</Text>
        </h1>
        <p class="lead">
          <Text>{verdictSentence(report)}</Text>
        </p>
        {report.verdict === "error" && (
          <p class="advice">
            <Remedy>{firstUnjudged(report)?.remedy ?? ""}</Remedy>
          </p>
        )}
        <Tallies bundle={bundle} report={report} />
      </section>
      <div class="two">
        <Statements
          id="proven"
          title="Proven"
          empty="Nothing was proven."
          statements={report.proven}
          bundle={bundle}
          report={report}
        />
        <Statements
          id="not-proven"
          title="Not proven"
          empty="Nothing was left open."
          statements={report.not_proven}
          bundle={bundle}
          report={report}
        />
      </div>
      {report.proof && <ProofPanel proof={report.proof} bundleKey={bundle.key} />}
      <TopFindings bundle={bundle} findings={findings} />
      <div class="two">
        <Facts bundle={bundle} judged={judged} />
        <Checks bundle={bundle} report={report} />
      </div>
    </div>
  );
}

function Tallies({ bundle, report: { totals, vouched } }: { bundle: Bundle; report: Report }) {
  const tallies = [
    ["error", totals.errors, "errors"],
    ["warning", totals.warnings, "warnings"],
    ["note", totals.notes, "notes"],
  ] as const;
  return (
    <ul class="tallies">
      {tallies.map(([severity, value, plural]) => (
        <li key={severity} class={value > 0 ? severity : "none"}>
          <a href={link(bundle.key, "findings", [], { sev: severity })}>
            <Icon name={severity} />
            <strong>{number(value)}</strong> {value === 1 ? severity : plural}
          </a>
        </li>
      ))}
      <li class="none">
        <a href={link(bundle.key, "members")}>
          <strong>{number(share(vouched))} %</strong> of bytes vouched for
        </a>
      </li>
      <li class="none">
        <a href="#checks" onClick={openChecks}>
          <strong>{number(totals.checks.pass)}</strong> of{" "}
          {number(Object.values(totals.checks).reduce((a, b) => a + b, 0))} checks pass
        </a>
      </li>
    </ul>
  );
}

function openChecks(event: Event): void {
  event.preventDefault();
  const checks = document.getElementById("checks");
  checks?.querySelector("details")?.setAttribute("open", "");
  checks?.scrollIntoView({ block: "start" });
  checks?.querySelector("summary")?.focus({ preventScroll: true });
}

interface StatementsProps {
  id: "proven" | "not-proven";
  title: string;
  empty: string;
  statements: Statement[];
  bundle: Bundle;
  report: Report;
}

function Statements({ id, title, empty, statements, bundle, report }: StatementsProps) {
  return (
    <section class={`statements ${id}`} aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="tally">{statements.length}</span>
      </h2>
      {statements.length === 0 && <p class="empty">{empty}</p>}
      <ul>
        {statements.map((statement) => (
          <li key={statement.id}>
            <Icon name={id !== "proven" ? "unproven" : statement.count === statement.of ? "proven" : "partly"} />
            <div>
              <p>
                <strong>
                  {number(statement.count)} of {number(statement.of)}
                </strong>{" "}
                <Text>{statement.text}</Text> <span class="basis">{statement.basis}</span>
              </p>
              {statement.members.length > 0 && (
                <StatementMembers statement={statement} bundle={bundle} report={report} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Drawn when it is opened: it can be every member of the bundle. */
function StatementMembers({ statement, bundle, report }: { statement: Statement; bundle: Bundle; report: Report }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{count(statement.members.length, "member")}</summary>
      {isOpen && (
        <div class="plain" role="list">
          <Rows items={statement.members} height={MEMBER_HEIGHT}>
            {(index) => (
              <div key={index} role="listitem">
                <a href={link(bundle.key, "members", [index])}>
                  <Path>{report.members[index]?.path ?? "?"}</Path>
                </a>
              </div>
            )}
          </Rows>
        </div>
      )}
    </details>
  );
}

/** The first finding of each rule: five kinds of trouble tell more than five times the same. */
function TopFindings({ bundle, findings }: { bundle: Bundle; findings: NamedFinding[] }) {
  if (findings.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const firsts = findings.filter(({ rule, name }) => name === `${rule}-1`).slice(0, TOP);
  return (
    <section aria-labelledby="top-findings">
      <h2 id="top-findings">Look here first</h2>
      <ul class="finding-list">
        {firsts.map((finding) => (
          <FindingRow key={finding.name} finding={finding} bundleKey={bundle.key}>
            <code>{finding.rule}</code> <FindingPlace finding={finding} members={bundle.judged!.report.members} />
            {counts.get(finding.rule)! > 1 && <span>and {number(counts.get(finding.rule)! - 1)} more</span>}
          </FindingRow>
        ))}
      </ul>
      {findings.length > firsts.length && (
        <p>
          <a href={link(bundle.key, "findings")}>
            All {number(findings.length)} findings of {count(counts.size, "rule")}
          </a>
        </p>
      )}
    </section>
  );
}

function Facts({ bundle, judged: { report, json, digest } }: { bundle: Bundle; judged: Judged }) {
  const { bundle: about, subject, profile, commits, expectations } = report;
  const save = () => saveAs(savedName(bundle, ".report.json"), [json], "application/json");
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">This review</h2>
      <dl class="facts-list">
        <Fact name="Bundle sha256">
          {about.sha256 ? <FullDigest value={about.sha256} what="sha256 of the bundle" /> : "not known"}
        </Fact>
        <Fact name="Report sha256">
          <FullDigest value={digest} what="sha256 of the report" />
        </Fact>
        {about.content_digest && (
          <Fact name="Content sha256">
            <FullDigest value={about.content_digest} what="digest of the content" />
          </Fact>
        )}
        <Fact name="Size">
          <Size bytes={bundle.file.size} />, {count(about.members, "member")}, <Size bytes={about.unpacked_size} />{" "}
          unpacked
        </Fact>
        <Fact name="Profile">
          <code>{profile.name}</code> <Text>{profile.title}</Text>
          <span class="meta">
            <Text>{profile.chosen}</Text>
          </span>
        </Fact>
        <Fact name="Ticket">
          <Known value={subject.ticket} from={subject.ticket_from} />
        </Fact>
        <Fact name="Run">
          <Known value={subject.run} from={subject.run_from} />
        </Fact>
        {expectations.map((expectation) => (
          <Fact key={expectation.what} name={`Expected ${expectation.what}`}>
            <code>
              <Text>{expectation.expected}</Text>
            </code>
            <CameOut expectation={expectation} />
          </Fact>
        ))}
        {commits.last && (
          <Fact name="Last commit">
            <code>
              <Text>{commits.last.id.slice(0, 12)}</Text>
            </code>{" "}
            <Text>{commits.last.subject}</Text>
          </Fact>
        )}
        <Fact name="Made by">
          {report.tool.name} {report.tool.version}, rules {report.tool.catalog}
          {bundle.seconds > 0 && <span class="meta">in {bundle.seconds.toFixed(bundle.seconds < 1 ? 2 : 1)} s</span>}
        </Fact>
      </dl>
      <p class="buttons">
        <button type="button" onClick={save}>
          <Icon name="save" /> Save the report (JSON)
        </button>
        <a href={link(bundle.key, "decision")}>Decide, or save it in another form</a>
        <button type="button" onClick={() => desk.close(bundle)}>
          <Icon name="close" /> Close this bundle
        </button>
      </p>
      <Choices bundle={bundle} report={report} />
    </section>
  );
}

function CameOut({ expectation: { state, found, bits } }: { expectation: Expectation }) {
  if (state === "met") return <span class="meta">met, by {number(bits)} bits</span>;
  if (state === "claimed") return <span class="meta">met by the bundle’s own word alone</span>;
  if (found === null) return <span class="meta">not met: the bundle has none</span>;
  return (
    <span class="meta">
      not met: the bundle has{" "}
      <code>
        <Text>{found}</Text>
      </code>
    </span>
  );
}

function Known({ value, from }: { value: string | null; from: string | null }) {
  if (value === null) return <span class="empty">none found</span>;
  return (
    <>
      <code>
        <Text>{value}</Text>
      </code>
      {from && (
        <span class="meta">
          by <Text>{from}</Text>
        </span>
      )}
    </>
  );
}

const STATES: Record<CheckState, string> = {
  fail: "fail",
  pass: "pass",
  vacuous: "had nothing to look at",
  "not-applicable": "do not apply",
};

function Checks({ bundle, report: { checks, totals } }: { bundle: Bundle; report: Report }) {
  return (
    <section id="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">Checks</h2>
      {(Object.keys(STATES) as CheckState[]).map((state) => {
        const group = checks.filter((check) => check.state === state);
        if (group.length === 0) return null;
        return (
          <details key={state} class={`checks-${state}`} open={state === "fail"}>
            <summary>
              <strong>{number(totals.checks[state])}</strong> {STATES[state]}
            </summary>
            <ul class="check-list">
              {group.map(({ rule, population, findings }) => (
                <li key={rule}>
                  {findings > 0 ? (
                    <a href={link(bundle.key, "findings", [], { rule })}>
                      <code>{rule}</code>
                    </a>
                  ) : (
                    <code>{rule}</code>
                  )}
                  <span class="meta">
                    {findings > 0 && `${count(findings, "finding")} in `}
                    {population > 0 ? `${number(population)} looked at` : "none"}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

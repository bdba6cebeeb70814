// All findings: filter, list and the one that is looked at.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { ticketsOf } from "../belongs.ts";
import type { Bundle, Judged } from "../bundle.ts";
import { useCatalog, type Catalog } from "../catalog.ts";
import { countMarked, type Decision } from "../decision.ts";
import {
  applyFilter,
  filterFrom,
  groupFindings,
  GROUPINGS,
  hasWord,
  isFiltering,
  NO_FILTER,
  NOT_VIEWED,
  toggleWord,
  VIEWED,
  type Filter,
  type Grouping,
} from "../filter.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { say } from "../live.ts";
import type { Member, NamedFinding, Report, Severity } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { Rows, ROWS_AT_ONCE } from "../rows.tsx";
import { copy, Path, Text } from "../text.tsx";
import { FindingDetail } from "./FindingDetail.tsx";
import { FindingPlace, SeverityMark } from "./finding.tsx";
import { MarkWord } from "./Marks.tsx";
import { Choice, Search } from "./search.tsx";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];
const GROUPING_NAMES: Record<Grouping, string> = {
  rule: "by rule",
  member: "by member",
  ticket: "by ticket",
  none: "ungrouped",
};
const ROW_HEIGHT = 58;

interface Props {
  bundle: Bundle;
  judged: Judged;
  route: Route;
}

export function Findings({ bundle, judged: { report, findings }, route }: Props) {
  const filter = filterFrom(route.query);
  const by = GROUPINGS.find((grouping) => grouping === route.query.get("by")) ?? "rule";
  const tickets = useMemo(() => ticketsOf(report), [report]);
  const isViewed = ({ index }: NamedFinding) => bundle.decision?.form.findings[index]?.mark != null;
  const asksForMarks = hasWord(filter.text, VIEWED) || hasWord(filter.text, NOT_VIEWED);
  const shownOnes = useMemo(
    () => applyFilter(findings, filter, { members: report.members, tickets, isViewed }),
    [findings, route.query.toString(), asksForMarks && bundle.decision?.version],
  );
  const groups = useMemo(() => groupFindings(shownOnes, by, tickets), [shownOnes, by]);
  const ordered = useMemo(() => groups.flatMap((group) => group.findings), [groups]);
  const selected = findings.find(({ name }) => name === route.parts[0]);
  const catalog = useCatalog(bundle);
  const list = useRef<HTMLDivElement>(null);

  const address = (name: string | undefined, change: Record<string, string> = {}) =>
    link(bundle.key, "findings", name ? [name] : [], { ...Object.fromEntries(route.query), ...change });
  const setFilter = (change: Record<string, string>) => go(address(undefined, change), true);
  /** Where the selected one is or, when a mark took it out of the list, the one before the place where it was. */
  const at = ordered.indexOf(selected!);
  const place = useRef(-1);
  if (at >= 0) place.current = at;
  else if (!selected) place.current = -1;
  const step = (by: number) => {
    const from = at >= 0 ? at : by > 0 ? place.current - 1 : place.current;
    const next = ordered[Math.min(Math.max(from + by, 0), ordered.length - 1)];
    if (next) go(address(next.name), true);
  };

  /** Those after it come first, then those from the start. */
  const nextUnviewed = () => {
    const from = at >= 0 ? at + 1 : Math.max(place.current, 0);
    return [...ordered.slice(from), ...ordered.slice(0, from)].find((each) => each !== selected && !isViewed(each));
  };
  const view = async () => {
    const next = nextUnviewed();
    if (next) go(address(next.name), true);
    if (!selected) return;
    const decision = await bundle.decide();
    decision.viewFinding(selected.index);
    say(`${number(countMarked(decision.form.findings))} of ${count(findings.length, "finding")} viewed.`);
  };

  // Which one is selected is marked on the list as it stands: it may be long.
  const rows = useMemo(
    () => <FindingGroups {...{ groups, by, catalog, address, bundle, report }} decision={bundle.decision} />,
    [groups, bundle, catalog, route.query.toString(), bundle.decision?.version],
  );
  useEffect(() => {
    if (!selected) return;
    let row: HTMLElement | null | undefined;
    let timer = 0;
    const show = () => {
      row = list.current?.querySelector<HTMLElement>(`[data-finding="${selected.name}"]`);
      if (!row) return void (timer = window.setTimeout(show, 50)); // of a long list, it is still to come
      row.setAttribute("aria-current", "true");
      row.scrollIntoView({ block: "nearest" });
      if (isInList() || document.activeElement === document.body) row.focus({ preventScroll: true });
    };
    if (ordered.includes(selected)) show();
    return () => {
      clearTimeout(timer);
      row?.removeAttribute("aria-current");
    };
  }, [selected, rows]);
  useEffect(() => {
    if (isFiltering(filter)) say(`${number(shownOnes.length)} of ${number(findings.length)} findings, filters on.`);
  }, [shownOnes]);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => (isInList() ? step(1) : false),
    ArrowUp: () => (isInList() ? step(-1) : false),
    "/": () => document.getElementById("finding-filter")?.focus(),
    Backspace: () => (selected ? go(address(undefined)) : false),
    v: () => void view().catch(() => {}), // the problem is told beside the finding
    c: () => {
      const member = selected?.member === null ? undefined : report.members[selected?.member ?? -1];
      if (member) void copy(member.path, "Path");
    },
  });

  return (
    <div class={selected ? "findings has-selection" : "findings"}>
      <h1 tabIndex={-1}>Findings</h1>
      <FilterBar {...{ filter, by, findings, tickets, isViewed }} shown={shownOnes.length} onChange={setFilter} />
      <div class="split">
        <div class="finding-list" ref={list} onClick={enterDetail}>
          {ordered.length === 0 ? (
            <Nothing
              isFiltered={isFiltering(filter)}
              verdict={report.verdict}
              onClear={() => setFilter(NO_FILTER)}
            />
          ) : (
            rows
          )}
        </div>
        <div class="finding-side">
          {selected ? (
            <FindingDetail key={selected.name} bundle={bundle} finding={selected} back={address(undefined)} />
          ) : (
            ordered.length > 0 && (
              <p class="empty">
                Choose a finding, or step through them with <kbd>j</kbd> and <kbd>k</kbd>.
              </p>
            )
          )}
        </div>
      </div>
    </div>
  );
}

const isInList = (): boolean => document.activeElement?.closest(".finding-list") != null;

/** Opening the finding that is shown already goes on to its text. */
function enterDetail({ target }: Event): void {
  if ((target as Element).closest('[aria-current="true"]')) document.getElementById("finding-title")?.focus();
}

function Nothing({ isFiltered, verdict, onClear }: { isFiltered: boolean; verdict: string; onClear: () => void }) {
  if (isFiltered) {
    return (
      <div class="nothing">
        <p>No findings match.</p>
        <button type="button" onClick={onClear}>
          Clear the filter
        </button>
      </div>
    );
  }
  return (
    <div class="nothing">
      <p>{verdict === "error" ? "No findings, but the bundle could not be judged." : "No findings."}</p>
    </div>
  );
}

interface FilterBarProps {
  filter: Filter;
  by: Grouping;
  findings: readonly NamedFinding[];
  tickets: readonly (string | null)[];
  isViewed: (finding: NamedFinding) => boolean;
  shown: number;
  onChange: (change: Record<string, string>) => void;
}

function FilterBar({ filter, by, findings, tickets, isViewed, shown, onChange }: FilterBarProps) {
  const rules = useMemo(() => [...new Set(findings.map(({ rule }) => rule))].sort(), [findings]);
  const ids = useMemo(() => [...new Set(tickets.filter((id) => id !== null))].sort(), [tickets]);
  const viewed = findings.filter(isViewed).length;
  const toggle = (severity: Severity) => {
    const on = filter.severities.includes(severity);
    onChange({
      sev: (on ? filter.severities.filter((other) => other !== severity) : [...filter.severities, severity]).join(","),
    });
  };
  return (
    <div class="filter-bar" role="search">
      <Search
        id="finding-filter"
        label="Filter findings"
        hint="Filter: words, path:docs/, ticket:07, -viewed"
        value={filter.text}
        onInput={(q) => onChange({ q })}
      />
      <span class="chips" role="group" aria-label="Severity">
        {SEVERITIES.map((severity) => (
          <button
            key={severity}
            type="button"
            class={`chip ${severity}`}
            aria-pressed={filter.severities.includes(severity)}
            onClick={() => toggle(severity)}
          >
            <Icon name={severity} /> {severity}{" "}
            <span class="tally">{number(findings.filter((finding) => finding.severity === severity).length)}</span>
          </button>
        ))}
      </span>
      <span class="chips" role="group" aria-label="Viewed">
        <ViewedChip word={NOT_VIEWED} opposite={VIEWED} n={findings.length - viewed} {...{ filter, onChange }}>
          not viewed
        </ViewedChip>
        <ViewedChip word={VIEWED} opposite={NOT_VIEWED} n={viewed} {...{ filter, onChange }}>
          <Icon name="check" /> viewed
        </ViewedChip>
      </span>
      <span class="filter-choices">
        <Choice name="Rule" all="every rule" value={filter.rule} options={rules} onChange={(rule) => onChange({ rule })} />
        {ids.length > 0 && (
          <Choice
            name="Ticket"
            all="every ticket"
            value={filter.ticket}
            options={ids}
            onChange={(ticket) => onChange({ ticket })}
          />
        )}
        <select aria-label="Group by" value={by} onChange={({ currentTarget }) => onChange({ by: currentTarget.value })}>
          {GROUPINGS.map((grouping) => (
            <option key={grouping} value={grouping}>
              {GROUPING_NAMES[grouping]}
            </option>
          ))}
        </select>
      </span>
      <span class="filter-count">
        {isFiltering(filter)
          ? `${number(shown)} of ${number(findings.length)}, filters on`
          : count(findings.length, "finding")}
      </span>
    </div>
  );
}

interface ViewedChipProps {
  word: string;
  opposite: string;
  n: number;
  filter: Filter;
  onChange: (change: Record<string, string>) => void;
  children: ComponentChildren;
}

/** Puts its word into the field, or takes it out. */
function ViewedChip({ word, opposite, n, filter: { text }, onChange, children }: ViewedChipProps) {
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={hasWord(text, word)}
      onClick={() => onChange({ q: toggleWord(text, word, opposite) })}
    >
      {children} <span class="tally">{number(n)}</span>
    </button>
  );
}

interface GroupsProps {
  groups: ReturnType<typeof groupFindings>;
  by: Grouping;
  bundle: Bundle;
  report: Report;
  catalog: Catalog;
  address: (name: string) => string;
  decision: Decision | null;
}

function FindingGroups({ groups, by, bundle, report, catalog, address, decision }: GroupsProps) {
  const { members } = report;
  const isGrouped = by === "rule"; // all findings of a rule are alike in severity: the title says it once
  const markOf = ({ index }: NamedFinding) => decision?.form.findings[index]?.mark;
  const row = (finding: NamedFinding) => (
    <a
      key={finding.name}
      class={isGrouped ? "finding-row in-rule" : "finding-row"}
      href={address(finding.name)}
      data-finding={finding.name}
    >
      <SeverityMark severity={finding.severity} />
      <span class="finding-message">
        <Text>{finding.message}</Text>
      </span>
      <span class="finding-where">
        {by !== "rule" && <code>{finding.rule}</code>}{" "}
        {by !== "member" && <FindingPlace finding={finding} members={members} />}
        {by === "member" && finding.line !== null && <span class="place">line {finding.line}</span>}
        {markOf(finding) && <MarkWord mark={markOf(finding)!} />}
      </span>
    </a>
  );
  const isLater = new Set<string>(); // groups below the first rows
  groups.reduce((before, { key, findings }) => {
    if (before >= ROWS_AT_ONCE) isLater.add(key);
    return before + findings.length;
  }, 0);
  return (
    <Rows items={groups} height={2 * ROW_HEIGHT}>
      {(group) => (
        <section key={group.key} class="group" aria-label={by === "none" ? "All findings" : undefined}>
          {by !== "none" && (
            <h2 class={isGrouped ? "group-title of-rule" : "group-title"}>
              {isGrouped && <SeverityMark severity={group.findings[0]!.severity} />}
              {by === "rule" && <RuleTitle name={group.key} title={catalog.get(group.key)?.title} />}
              {by === "member" && <GroupMember member={group.member === null ? undefined : members[group.member]} />}
              {by === "ticket" && <GroupTicket id={group.key} bundleKey={bundle.key} report={report} />}
              <span class="tally">{number(group.findings.length)}</span>
            </h2>
          )}
          <Rows items={group.findings} height={ROW_HEIGHT} isLater={isLater.has(group.key)} versionOf={markOf}>
            {row}
          </Rows>
        </section>
      )}
    </Rows>
  );
}

function RuleTitle({ name, title }: { name: string; title: string | undefined }) {
  return (
    <span class="rule-title">
      {title} <code>{name}</code>
    </span>
  );
}

function GroupMember({ member }: { member: Member | undefined }) {
  return member ? <Path>{member.path}</Path> : <span class="rule-title">the bundle as a whole</span>;
}

function GroupTicket({ id, bundleKey, report: { tickets } }: { id: string; bundleKey: string; report: Report }) {
  if (id === "") return <span class="rule-title">of no ticket</span>;
  const index = tickets.findIndex((ticket) => ticket.id === id);
  if (index < 0) {
    return (
      <span class="rule-title">
        <Text>{id}</Text> <span class="meta">not in the bundle</span>
      </span>
    );
  }
  return (
    <span class="rule-title">
      <a href={link(bundleKey, "tickets", [index])}>
        <Text>{id}</Text>
      </a>{" "}
      <Text>{tickets[index]!.title}</Text>
    </span>
  );
}

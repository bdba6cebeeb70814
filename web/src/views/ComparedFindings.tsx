// Findings from one bundle to the next: new, fixed, and those that stay.
import { useMemo } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import type { NamedFinding } from "../report.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Text } from "../text.tsx";
import { KindMark, useNarrowed, type ComparedProps, type Kind } from "./compared.tsx";
import { FindingPlace, SeverityMark } from "./finding.tsx";

const ROW_HEIGHT = 62;
const NEW: Kind = { name: "new", tone: "bad" };
const FIXED: Kind = { name: "fixed", tone: "good" };
const SAME: Kind = { name: "the same", tone: "plain" };

interface Row {
  kind: Kind;
  bundle: Bundle;
  finding: NamedFinding;
  /** Of one that stays, in the former bundle. */
  former: NamedFinding | null;
}

function rowsOf({ comparison: { findings }, before, after }: ComparedProps): Row[] {
  const [ours, theirs] = [before.judged!.findings, after.judged!.findings];
  return [
    ...findings.new.map(({ index }) => ({ kind: NEW, bundle: after, finding: theirs[index]!, former: null })),
    ...findings.fixed.map(({ index }) => ({ kind: FIXED, bundle: before, finding: ours[index]!, former: null })),
    ...findings.kept.map(([was, is]) => ({ kind: SAME, bundle: after, finding: theirs[is!]!, former: ours[was!]! })),
  ];
}

const pathOf = ({ bundle, finding }: Row): string => bundle.judged!.report.members[finding.member ?? -1]?.path ?? "";

export function ComparedFindings(props: ComparedProps) {
  const { comparison, before } = props;
  const all = useMemo(() => rowsOf(props), [comparison]);
  const { rows, bar } = useNarrowed(all, (row) => `${row.finding.rule} ${row.finding.message} ${pathOf(row)}`, "findings", props);
  return (
    <section aria-labelledby="compared-findings">
      <h2 id="compared-findings">Findings</h2>
      {bar}
      {rows.length === 0 && <p class="empty">{all.length === 0 ? "Neither bundle has a finding." : "No findings match."}</p>}
      <Rows items={rows} height={ROW_HEIGHT}>
        {({ kind, bundle, finding, former }) => (
          <div class="compared-finding" key={`${kind.name} ${finding.name}`} data-kind={kind.name}>
            <KindMark kind={kind} />
            <SeverityMark severity={finding.severity} />
            <p>
              <a class="finding-message" href={link(bundle.key, "findings", [finding.name])}>
                <Text>{finding.message}</Text>
              </a>
              <span class="finding-where">
                <code>{finding.rule}</code> <FindingPlace finding={finding} members={bundle.judged!.report.members} />
                {former && (
                  <a class="meta" href={link(before.key, "findings", [former.name])}>
                    before
                  </a>
                )}
              </span>
            </p>
          </div>
        )}
      </Rows>
    </section>
  );
}

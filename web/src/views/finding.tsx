// Pieces of a finding that several screens show.
import type { ComponentChildren } from "preact";
import { Icon } from "../icons.tsx";
import type { Finding, Member, NamedFinding, Severity } from "../report.ts";
import { link } from "../route.ts";
import { Path, Text } from "../text.tsx";

export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span class={`severity ${severity}`}>
      <Icon name={severity} />
      <span class="severity-word">{severity}</span>
    </span>
  );
}

/** The member's path; what is in an archive stands behind "!/". */
export function placeOf({ inside }: Finding, { path }: Member): string {
  return inside ? `${path}!/${inside.path ?? ""}` : path;
}

/** path:line, or what stands for it. */
export function FindingPlace({ finding, members }: { finding: Finding; members: readonly Member[] }) {
  const member = finding.member === null ? undefined : members[finding.member];
  if (!member) return <span class="place">{finding.offset === null ? "the bundle" : `byte ${finding.offset}`}</span>;
  return (
    <span class="place">
      <Path>{placeOf(finding, member)}</Path>
      {finding.line !== null && <span class="place-line">:{finding.line}</span>}
    </span>
  );
}

interface FindingRowProps {
  finding: NamedFinding;
  bundleKey: string;
  /** Where it is, and whatever else there is to say. */
  children?: ComponentChildren;
}

/** A finding as an entry of a list, which leads to it. */
export function FindingRow({ finding, bundleKey, children }: FindingRowProps) {
  return (
    <li>
      <a class="finding-row" href={link(bundleKey, "findings", [finding.name])}>
        <SeverityMark severity={finding.severity} />
        <span class="finding-message">
          <Text>{finding.message}</Text>
        </span>
        {children && <span class="finding-where">{children}</span>}
      </a>
    </li>
  );
}

/** What to do, with the command that it may end in. */
export function Remedy({ children }: { children: string }) {
  const at = children.indexOf("exhibit check");
  if (at < 0) return <>{children}</>;
  return (
    <>
      {children.slice(0, at)}
      <code class="command">{children.slice(at).replace(/\.$/, "")}</code>
    </>
  );
}

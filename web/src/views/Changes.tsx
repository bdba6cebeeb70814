// What the patch says it changed, against what the bundle holds.
import { useMemo } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { NamedFinding, PatchFile } from "../report.ts";
import { link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Path, Text } from "../text.tsx";
import { SeverityMark } from "./finding.tsx";

const ROW_HEIGHT = 56;
const PROBLEMS_MAX = 5;

export function Changes({ bundle, judged: { report, findings } }: { bundle: Bundle; judged: Judged; route: Route }) {
  const { patch } = report;
  const found = useMemo(() => (patch ? findingsByFile(patch.files, findings, patch.member) : new Map()), [report]);
  if (!patch) {
    return (
      <div class="nothing">
        <h1 tabIndex={-1}>Changes</h1>
        <p>There is no patch in this bundle.</p>
      </div>
    );
  }
  const patchLink = (line: number) => link(bundle.key, "members", [patch.member, `L${line}`]);
  return (
    <div class="changes">
      <h1 tabIndex={-1}>Changes</h1>
      <p class="lead">
        {count(patch.files.length, "file")}, <span class="added">+{number(patch.added)}</span>{" "}
        <span class="removed">−{number(patch.removed)}</span> in{" "}
        <a href={link(bundle.key, "members", [patch.member])}>
          <Path>{report.members[patch.member]?.path ?? "?"}</Path>
        </a>
      </p>
      <ul class="sections">
        {patch.sections.map((section) => (
          <li key={section.line}>
            <a href={patchLink(section.line)}>{section.kind}</a>{" "}
            {section.base && (
              <code>
                <Text>{section.tip ? `${section.base}..${section.tip}` : section.base}</Text>
              </code>
            )}
            <span class="meta">{count(section.files, "file")}</span>
          </li>
        ))}
      </ul>
      {patch.files.length === 0 ? (
        <p class="empty">The patch changes nothing.</p>
      ) : (
        <div
          class="table changes-table"
          role="table"
          aria-label="Files of the patch"
          aria-rowcount={patch.files.length + 1}
        >
          <div role="rowgroup">
            <div class="table-row table-head" role="row">
              <span role="columnheader">File</span>
              <span role="columnheader">Change</span>
              <span role="columnheader">Lines</span>
              <span role="columnheader">Ids</span>
              <span role="columnheader">In the bundle</span>
              <span role="columnheader" class="off-screen">
                Findings
              </span>
            </div>
          </div>
          <Rows items={patch.files} height={ROW_HEIGHT} role="rowgroup">
            {(file) => (
              <FileRow
                key={file.line}
                file={file}
                findings={found.get(file) ?? []}
                bundle={bundle}
                href={patchLink(file.line)}
              />
            )}
          </Rows>
        </div>
      )}
    </div>
  );
}

interface FileRowProps {
  file: PatchFile;
  findings: readonly NamedFinding[];
  bundle: Bundle;
  href: string;
}

function FileRow({ file, findings, bundle, href }: FileRowProps) {
  return (
    <div class="table-row" role="row">
      <span role="cell" class="cell-path">
        <a href={href}>
          <Path>{file.path}</Path>
        </a>
        {file.old_path && (
          <span class="meta">
            from <Path>{file.old_path}</Path>
          </span>
        )}
      </span>
      <span role="cell">
        {file.change}
        {file.similarity !== null && <span class="meta"> {number(file.similarity)} % alike</span>}
        <Mode file={file} />
      </span>
      <span role="cell" class="cell-change">
        {file.binary ? (
          "binary"
        ) : (
          <>
            <span class="added">+{number(file.added)}</span> <span class="removed">−{number(file.removed)}</span>
          </>
        )}
      </span>
      <span role="cell" class="cell-ids">
        <Ids file={file} />
      </span>
      <span role="cell">
        <BundleState file={file} bundle={bundle} />
      </span>
      {findings.length > 0 && (
        <div role="cell" class="cell-problems">
          <Problems findings={findings} bundleKey={bundle.key} />
        </div>
      )}
    </div>
  );
}

function Mode({ file: { old_mode: old, new_mode: mode } }: { file: PatchFile }) {
  if (old === null && mode === null) return null;
  return (
    <span class="mode">
      <span class="off-screen">mode </span>
      {old !== null && mode !== null && old !== mode ? `${old} → ${mode}` : (mode ?? old)}
    </span>
  );
}

function Ids({ file }: { file: PatchFile }) {
  if (!file.old_id && !file.new_id) return <span class="empty">no ids</span>;
  return (
    <>
      <code>
        <Text>{file.old_id ?? "none"}</Text> <span aria-label="becomes">→</span> <Text>{file.new_id ?? "none"}</Text>
      </code>
      {file.bits > 0 && <span class="meta">{count(file.bits, "bit")}</span>}
    </>
  );
}

/** The findings at the lines of the patch that are about this file. */
function Problems({ findings, bundleKey }: { findings: readonly NamedFinding[]; bundleKey: string }) {
  const shown = findings.slice(0, PROBLEMS_MAX);
  return (
    <>
      {shown.map((finding) => (
        <a key={finding.name} class="problem" href={link(bundleKey, "findings", [finding.name])}>
          <SeverityMark severity={finding.severity} /> <code>{finding.rule}</code>
          <span class="meta">line {number(finding.line ?? 0)}</span>
        </a>
      ))}
      {shown.length < findings.length && (
        <a href={link(bundleKey, "findings")}>{number(findings.length - shown.length)} more</a>
      )}
    </>
  );
}

function BundleState({ file, bundle }: { file: PatchFile; bundle: Bundle }) {
  if (file.member === null) return <span class="empty">{file.state}</span>;
  const icon =
    file.state === "matches" ? "proven" : file.state === "differs" || file.state === "altered" ? "error" : "unproven";
  return (
    <a
      class={`standing ${icon === "error" ? "contradicted" : icon === "proven" ? "vouched" : "unvouched"}`}
      href={link(bundle.key, "members", [file.member])}
    >
      <Icon name={icon} /> {file.state}
    </a>
  );
}

/** Of each file, the findings that stand from its line of the patch on, up to the next file. */
function findingsByFile(files: readonly PatchFile[], findings: readonly NamedFinding[], member: number) {
  const found = new Map<PatchFile, NamedFinding[]>();
  const sorted = findings
    .filter((finding) => finding.member === member && finding.line !== null)
    .sort((a, b) => a.line! - b.line!);
  let at = -1;
  for (const finding of sorted) {
    while (at + 1 < files.length && files[at + 1]!.line <= finding.line!) at++;
    const file = files[at];
    if (file) found.set(file, [...(found.get(file) ?? []), finding]);
  }
  return found;
}

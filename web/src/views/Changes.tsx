// What the patch says it changed, against what the bundle holds.
import type { Bundle, Judged } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { PatchFile } from "../report.ts";
import { link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Path, Text } from "../text.tsx";

const ROW_HEIGHT = 40;

export function Changes({ bundle, judged: { report } }: { bundle: Bundle; judged: Judged; route: Route }) {
  const { patch } = report;
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
              <span role="columnheader">Post-image</span>
              <span role="columnheader">In the bundle</span>
            </div>
          </div>
          <Rows items={patch.files} height={ROW_HEIGHT} role="rowgroup">
            {(file) => <FileRow key={file.line} file={file} bundle={bundle} href={patchLink(file.line)} />}
          </Rows>
        </div>
      )}
    </div>
  );
}

function FileRow({ file, bundle, href }: { file: PatchFile; bundle: Bundle; href: string }) {
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
      <span role="cell">{file.change}</span>
      <span role="cell" class="cell-change">
        {file.binary ? (
          "binary"
        ) : (
          <>
            <span class="added">+{number(file.added)}</span> <span class="removed">−{number(file.removed)}</span>
          </>
        )}
      </span>
      <span role="cell">{file.new_id ? <code>{file.new_id.slice(0, 10)}</code> : <span class="empty">none</span>}</span>
      <span role="cell">
        <BundleState file={file} bundle={bundle} />
      </span>
    </div>
  );
}

function BundleState({ file, bundle }: { file: PatchFile; bundle: Bundle }) {
  if (file.member === null) return <span class="empty">{file.state}</span>;
  const icon =
    file.state === "matches" ? "proven" : file.state === "differs" || file.state === "altered" ? "error" : "unproven";
  return (
    <a
      class={`vouched ${icon === "error" ? "contradicted" : icon === "proven" ? "holds" : ""}`}
      href={link(bundle.key, "members", [file.member])}
    >
      <Icon name={icon} /> {file.state}
    </a>
  );
}

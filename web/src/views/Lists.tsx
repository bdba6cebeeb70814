// Lists of digests in the bundle and what came of each, and the archives that lie in it.
import { count, number } from "../format.ts";
import type { DigestList, NestedArchive, Report } from "../report.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Digest, Path, Size, Text } from "../text.tsx";

const COLUMNS: readonly [key: "entries" | "holding" | "contradicted" | "absent" | "unchecked" | "unlisted", title: string, status?: string][] = [
  ["entries", "Entries"],
  ["holding", "Hold", "good"],
  ["contradicted", "Mismatch", "bad"],
  ["absent", "Absent", "bad"],
  ["unchecked", "Not checked", "unsure"],
  ["unlisted", "Not named"],
];

export function DigestLists({ report, bundleKey }: { report: Report; bundleKey: string }) {
  const { digest_lists: lists, members } = report;
  if (lists.length === 0) return null;
  return (
    <section class="lists-panel" aria-labelledby="lists-title">
      <h2 id="lists-title">
        Lists of digests <span class="tally">{number(lists.length)}</span>
      </h2>
      <div class="lists-scroll" role="region" aria-label="Table of the lists" tabIndex={0}>
        <table class="lists">
          <thead>
            <tr>
              <th scope="col">List</th>
              <th scope="col">Kind</th>
              {COLUMNS.map(([key, title]) => (
                <th key={key} scope="col" class="number">
                  {title}
                </th>
              ))}
              <th scope="col" class="number">
                Signatures
              </th>
            </tr>
          </thead>
          <tbody>
            {lists.map((list, i) => (
              <ListRow key={i} list={list} path={members[list.member]?.path ?? "?"} bundleKey={bundleKey} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="meta">
        What a list proves is that the bytes are those that it was made from, not who made it. Not named are members that lie
        where its own do. Signatures are counted, not checked.
      </p>
    </section>
  );
}

function ListRow({ list, path, bundleKey }: { list: DigestList; path: string; bundleKey: string }) {
  return (
    <tr>
      <th scope="row">
        <a href={link(bundleKey, "members", [list.member])}>
          <Path>{path}</Path>
        </a>
        {list.folder !== "" && (
          <span class="meta">
            {" "}
            of <Text>{list.folder}</Text>
          </span>
        )}
      </th>
      <td>{list.format}</td>
      {COLUMNS.map(([key, , status]) => (
        <td key={key} class={list[key] > 0 && status ? `number is-${status}` : "number"}>
          {number(list[key])}
        </td>
      ))}
      <td class="number">{number(list.signatures)}</td>
    </tr>
  );
}

const ROW_HEIGHT = 28;

export function Archives({ report, bundleKey }: { report: Report; bundleKey: string }) {
  const { archives, depth } = report.nested;
  if (archives.length === 0) return null;
  return (
    <section class="lists-panel" aria-labelledby="archives-title">
      <h2 id="archives-title">
        Archives in the bundle <span class="tally">{number(archives.length)}</span>
      </h2>
      <p class="meta">
        {depth === "review"
          ? "Zips were opened one level down: what is in them is held to the same rules."
          : "None was opened: what is in them was held against nothing. “Review it another way” on the overview opens zips."}
      </p>
      {archives.map((archive) => (
        <Archive key={archive.member} archive={archive} path={report.members[archive.member]?.path ?? "?"} bundleKey={bundleKey} />
      ))}
    </section>
  );
}

function Archive({ archive, path, bundleKey }: { archive: NestedArchive; path: string; bundleKey: string }) {
  const head = (
    <>
      <a href={link(bundleKey, "members", [archive.member])}>
        <Path>{path}</Path>
      </a>{" "}
      <span class="meta">
        {archive.format}, <Size bytes={archive.size} />
        {archive.opened ? `, opened: ${count(archive.members?.length ?? 0, "member")}` : ", not opened"}
      </span>
    </>
  );
  const { members } = archive;
  if (!members || members.length === 0) return <p class="archive-head">{head}</p>;
  return (
    <div class="archive">
      <p class="archive-head">{head}</p>
      <details open={members.length <= 20}>
        <summary>What is in it</summary>
        <Rows items={members} height={ROW_HEIGHT}>
          {(member, i) => (
            <div key={i} class="archive-member">
              <Path>{member.path}</Path>
              <Size bytes={member.size} />
              {member.sha256 ? <Digest value={member.sha256} what="sha256" /> : <span class="empty">not read</span>}
            </div>
          )}
        </Rows>
      </details>
    </div>
  );
}

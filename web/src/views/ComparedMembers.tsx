// Members and digests from one bundle to the next.
import { useMemo } from "preact/hooks";
import type { ComparedMember } from "../comparison.ts";
import { count, number } from "../format.ts";
import { link } from "../route.ts";
import { Digits, Path } from "../text.tsx";
import { KindMark, Nothing, Sides, useNarrowed, type ComparedProps, type Kind } from "./compared.tsx";

const ROW_HEIGHT = 88;
const KINDS = {
  changed: { name: "changed", tone: "plain" },
  removed: { name: "gone", tone: "bad" },
  added: { name: "new", tone: "plain" },
  renamed: { name: "renamed", tone: "plain" },
} as const satisfies Record<string, Kind>;

interface Row {
  kind: Kind;
  before: ComparedMember | null;
  after: ComparedMember | null;
}

export function ComparedMembers(props: ComparedProps) {
  const { comparison, before, after, pairAddress } = props;
  const all = useMemo(
    () =>
      (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((key) =>
        comparison.members[key].map((pair): Row => ({ kind: KINDS[key], ...pair })),
      ),
    [comparison],
  );
  const { rows, bar } = useNarrowed(all, (row) => `${row.before?.path ?? ""} ${row.after?.path ?? ""}`, "members", props);
  return (
    <section aria-labelledby="compared-members">
      <h2 id="compared-members">Members</h2>
      {bar}
      <p class="meta">{count(comparison.members.same, "member")} the same, byte for byte.</p>
      {rows.length === 0 ? (
        <p class="empty">{all.length === 0 ? "Every member is the same." : "No members match."}</p>
      ) : (
        <Sides
          label="Members that differ"
          what="Member"
          items={rows}
          height={ROW_HEIGHT}
          head={({ kind, ...pair }) => (
            <>
              {kind === KINDS.changed ? (
                <a href={pairAddress("members", [pair.before!.index, pair.after!.index])}>
                  <Path>{pair.after!.path}</Path>
                </a>
              ) : (
                <Path>{(pair.after ?? pair.before)!.path}</Path>
              )}{" "}
              <KindMark kind={kind} />
            </>
          )}
          side={(pair, isAfter) => {
            const [member, other] = isAfter ? [pair.after, pair.before] : [pair.before, pair.after];
            const bundle = isAfter ? after : before;
            if (!member) return <Nothing />;
            const isNamed = other !== null && other.path !== member.path;
            return (
              <>
                <a href={link(bundle.key, "members", [member.index])}>
                  {isNamed ? <Path>{member.path}</Path> : `${number(member.size)} bytes`}
                </a>
                <p>{member.sha256 === null ? <Nothing>not read to its end</Nothing> : <Digits value={member.sha256} />}</p>
              </>
            );
          }}
        />
      )}
    </section>
  );
}

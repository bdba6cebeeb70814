// The files of the two patches against each other.
import { useMemo } from "preact/hooks";
import { count } from "../format.ts";
import { link } from "../route.ts";
import { Path } from "../text.tsx";
import { KindMark, Nothing, Sides, useNarrowed, type ComparedProps, type Kind, type Pair } from "./compared.tsx";
import { Change, Counts } from "./PatchFile.tsx";
import { PatchState } from "./patchState.tsx";

const ROW_HEIGHT = 64;
const KINDS = {
  changed: { name: "changed", tone: "plain" },
  removed: { name: "no longer in the patch", tone: "plain" },
  added: { name: "new in the patch", tone: "plain" },
} as const satisfies Record<string, Kind>;

interface Row {
  kind: Kind;
  sides: Pair;
}

export function ComparedChanges(props: ComparedProps) {
  const { comparison, before, after, pairAddress } = props;
  const bundles = [before, after];
  const files = bundles.map(({ judged }) => judged!.report.patch?.files ?? []);
  const all = useMemo(
    () =>
      (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((key) =>
        comparison.files[key].map((sides): Row => ({ kind: KINDS[key], sides })),
      ),
    [comparison],
  );
  const pathOf = ({ sides: [was, is] }: Row) => (is === null ? files[0]![was!]! : files[1]![is]!).path;
  const { rows, bar } = useNarrowed(all, pathOf, "files", props);
  return (
    <section aria-labelledby="compared-changes">
      <h2 id="compared-changes">Changes</h2>
      {bar}
      <p class="meta">{count(comparison.files.same, "file")} of the patch changed in the same way.</p>
      {rows.length === 0 ? (
        <p class="empty">{all.length === 0 ? "The patches do not differ." : "No files match."}</p>
      ) : (
        <Sides
          label="Files of the patches that differ"
          what="File"
          items={rows}
          height={ROW_HEIGHT}
          head={(row) => (
            <>
              {row.kind === KINDS.changed ? (
                <a href={pairAddress("changes", [row.sides[0]!, row.sides[1]!])}>
                  <Path>{pathOf(row)}</Path>
                </a>
              ) : (
                <Path>{pathOf(row)}</Path>
              )}{" "}
              <KindMark kind={row.kind} />
            </>
          )}
          side={({ sides }, isAfter) => {
            const index = sides[isAfter ? 1 : 0];
            const file = index === null ? undefined : files[isAfter ? 1 : 0]![index];
            if (!file) return <Nothing>not in the patch</Nothing>;
            return (
              <>
                <a href={link(bundles[isAfter ? 1 : 0]!.key, "changes", [index!])}>
                  <Change file={file} />
                </a>{" "}
                <Counts file={file} /> <PatchState name={file.state} />
              </>
            );
          }}
        />
      )}
    </section>
  );
}

// The content of a member, in the ways that its kind allows; the core says which that is.
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import type { Member, NamedFinding } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { askView, type Media } from "../view.ts";
import { Bytes } from "./Bytes.tsx";
import { DataTable } from "./DataTable.tsx";
import { JsonTree } from "./JsonTree.tsx";
import { Markdown } from "./Markdown.tsx";
import { Picture, whyNotShown } from "./Picture.tsx";
import { Source, type Range } from "./Source.tsx";

type Way = "source" | "preview" | "tree" | "table" | "image" | "bytes";

const MORE: Partial<Record<Media["kind"], Way>> = {
  markdown: "preview",
  json: "tree",
  "json-lines": "table",
  csv: "table",
  tsv: "table",
  image: "image",
};

/** How it can be shown, the way it is shown first at the start. */
function waysOf(member: Member, media: Media | null): Way[] {
  const more = media && MORE[media.kind];
  if (more === "image") return ["image", "bytes"];
  return [...(member.text ? ["source" as const] : []), ...(more && member.text ? [more] : []), "bytes"];
}

interface Props {
  bundle: Bundle;
  index: number;
  member: Member;
  media: Media | null | undefined;
  findings: readonly NamedFinding[];
  lines: Range;
  route: Route;
}

/** The kind of a member, once the core has told it: null when it cannot, undefined before. */
export function useMedia(bundle: Bundle, index: number, isAsked: boolean): Media | null | undefined {
  const [media, setMedia] = useState<Media | null | undefined>();
  useEffect(() => {
    let isWanted = true;
    setMedia(undefined);
    if (isAsked)
      askView(bundle, "media", index)
        .then((answer) => isWanted && setMedia(answer))
        .catch(() => isWanted && setMedia(null));
    return () => void (isWanted = false);
  }, [bundle, index, isAsked]);
  return media;
}

export function Viewer({ bundle, index, member, media, findings, lines, route }: Props) {
  const ways = waysOf(member, media ?? null);
  const asked = ways.find((way) => way === route.query.get("as"));
  const way = lines.first > 0 && member.text ? "source" : (asked ?? ways[0]!);
  const isReady = member.text || media !== undefined;
  return (
    <section class="viewer" id="content" aria-labelledby="content-title">
      <div class="viewer-head">
        <h2 id="content-title">Content</h2>
        <span class="chips" role="group" aria-label="Show as">
          {ways.map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={name === way}
              onClick={() => go(link(bundle.key, "members", [index], { as: name === ways[0] ? "" : name }), true)}
            >
              {name}
            </button>
          ))}
        </span>
      </div>
      {member.size === 0 ? (
        <p class="empty">This member is empty.</p>
      ) : !isReady ? (
        <p class="empty">Reading…</p>
      ) : way === "source" ? (
        <Source bundle={bundle} index={index} member={member} findings={findings} lines={lines} />
      ) : way === "preview" ? (
        <Markdown bundle={bundle} index={index} />
      ) : way === "tree" ? (
        <JsonTree bundle={bundle} index={index} />
      ) : way === "table" ? (
        <DataTable bundle={bundle} index={index} kind={media!.kind} />
      ) : way === "image" ? (
        <ImageContent bundle={bundle} index={index} media={media!} label={member.path} />
      ) : (
        <Bytes bundle={bundle} index={index} member={member} />
      )}
    </section>
  );
}

function ImageContent({ bundle, index, media, label }: { bundle: Bundle; index: number; media: Media; label: string }) {
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [problem, setProblem] = useState(whyNotShown(media));
  useEffect(() => {
    if (problem) return;
    bundle.ask({ op: "bytes", index, from: 0, count: media.size }).then(
      (read) => (read ? setBytes(read) : setProblem("This member could not be unpacked.")),
      (error: unknown) => setProblem(String(error)),
    );
  }, [bundle, index]);
  if (problem) return <p class="empty">{problem}</p>;
  return bytes ? <Picture bytes={bytes} media={media} label={label} /> : <p class="empty">Reading…</p>;
}

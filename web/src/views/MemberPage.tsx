// One member: its digests, what vouches for it, what was found in it, and its bytes.
import { useMemo, useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { cleanFileName, number, size as roughSize } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { membersOf } from "../places.ts";
import type { Member } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { saveAs } from "../save.ts";
import { copy, CopyButton, FullDigest, Path } from "../text.tsx";
import type { Media } from "../view.ts";
import { Dialog } from "./dialog.tsx";
import { Fact } from "./facts.tsx";
import { FindingPlace, FindingRow } from "./finding.tsx";
import { viewMember } from "./Marks.tsx";
import { MemberVouchers } from "./MemberVouchers.tsx";
import { useMedia, Viewer } from "./Viewer.tsx";

export function MemberPage({
  bundle,
  judged,
  route,
}: {
  bundle: Bundle;
  judged: Judged;
  route: Route;
}) {
  const { report, findings } = judged;
  const index = Number(route.parts[0]);
  const member = report.members[index];
  const [, first = "0", last = first] = /^L(\d+)(?:-L(\d+))?$/.exec(route.parts[1] ?? "") ?? [];
  const lines = useMemo(() => ({ first: Number(first), last: Number(last) }), [first, last]);
  const media = useMedia(bundle, index, member !== undefined);
  const own = useMemo(() => findings.filter((finding) => finding.member === index), [findings, index]);
  const about = useMemo(
    () => findings.filter((finding) => membersOf(finding, report).includes(index)),
    [findings, index],
  );
  const isViewed = (at: number) => bundle.decision?.form.members[at]?.mark === "viewed";
  /** Marks this one, and goes to the next without a mark, from the last on to the first. */
  const viewAndGoOn = () => {
    if (!member) return;
    const all = report.members.length;
    const next = report.members.map((_, i) => (index + i) % all).find((at) => at !== index && !isViewed(at));
    void viewMember(bundle, index);
    if (next !== undefined) go(link(bundle.key, "members", [next]));
  };
  useKeys({
    v: viewAndGoOn,
    Backspace: () => history.back(),
    c: () => void (member && copy(member.path, "Path")),
    h: () => void (member?.sha256 && copy(member.sha256, "sha256")),
    j: () => void (index + 1 < report.members.length && go(link(bundle.key, "members", [index + 1]))),
    k: () => void (index > 0 && go(link(bundle.key, "members", [index - 1]))),
  });

  if (!member) {
    return (
      <div class="nothing">
        <h1 tabIndex={-1}>No such member</h1>
        <p>
          <a href={link(bundle.key, "members")}>All members</a>
        </p>
      </div>
    );
  }
  return (
    <div class="member">
      <a class="back" href={link(bundle.key, "members")}>
        <Icon name="back" /> All members
      </a>
      <div class="member-title">
        <h1 tabIndex={-1}>
          <Path>{member.path}</Path>
        </h1>
        <CopyButton text={member.path} what="path" />
        <button
          type="button"
          class="chip mark-viewed"
          aria-pressed={isViewed(index)}
          aria-keyshortcuts="v"
          onClick={() => void viewMember(bundle, index, !isViewed(index))}
        >
          {isViewed(index) && <Icon name="check" />} Viewed <kbd>v</kbd>
        </button>
      </div>
      <div class="two">
        <MemberFacts key={index} member={member} bundle={bundle} index={index} media={media} />
        <section aria-labelledby="member-findings">
          <h2 id="member-findings">
            Findings <span class="tally">{number(about.length)}</span>
          </h2>
          {about.length === 0 && <p class="empty">No finding is about this member.</p>}
          <ul class="finding-list">
            {about.slice(0, 20).map((finding) => (
              <FindingRow key={finding.name} finding={finding} bundleKey={bundle.key}>
                <code>{finding.rule}</code>
                {finding.member !== index ? (
                  <FindingPlace finding={finding} members={report.members} />
                ) : (
                  finding.line !== null && <span class="place">line {number(finding.line)}</span>
                )}
              </FindingRow>
            ))}
          </ul>
          {about.length > 20 && (
            <p>
              <a href={link(bundle.key, "findings", [], { q: `path:${member.path}`, by: "none" })}>
                All {number(own.length)} in it
              </a>
            </p>
          )}
        </section>
      </div>
      <MemberVouchers key={`vouchers ${index}`} bundle={bundle} judged={judged} index={index} />
      <Viewer
        key={`content ${index}`}
        bundle={bundle}
        index={index}
        member={member}
        media={media}
        findings={own}
        lines={lines}
        route={route}
      />
    </div>
  );
}

const SAVED_AT_ONCE = 32 << 20; // bytes: what the core gives out in one piece
const SAVED_MAX = 512 << 20;

interface FactsProps {
  member: Member;
  bundle: Bundle;
  index: number;
  media: Media | null | undefined;
}

async function save({ member, bundle, index }: FactsProps): Promise<void> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < member.size; from += SAVED_AT_ONCE) {
    const bytes = await bundle.ask({ op: "bytes", index, from, count: Math.min(SAVED_AT_ONCE, member.size - from) });
    if (!bytes) throw new Error("This member could not be unpacked.");
    parts.push(bytes as Uint8Array<ArrayBuffer>);
  }
  saveAs(fileNameOf(member), parts, "application/octet-stream");
}

const fileNameOf = ({ path }: Member): string => cleanFileName(path.split("/").pop() ?? "");

/** A press saves the file; a file that may start something is first told of. */
function SaveButton(props: FactsProps) {
  const { member, media } = props;
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const start = () => void save(props).catch((error: unknown) => setProblem(String(error)));
  const isTooLarge = member.size > SAVED_MAX;
  return (
    <>
      <button
        type="button"
        disabled={isTooLarge || media === undefined}
        onClick={() => (media?.runs ? setAsking(true) : start())}
      >
        <Icon name={media?.runs ? "warning" : "save"} /> Save this member
      </button>
      {isTooLarge && <span class="empty">Files above {roughSize(SAVED_MAX)} are saved with any unzip program.</span>}
      {problem && <span class="empty">{problem}</span>}
      {isAsking && (
        <Dialog title="This file may run" onClose={() => setAsking(false)}>
          <p>
            It is {media!.runs}. Opening it could start what is in it. It is saved as <code>{fileNameOf(member)}</code>;
            nothing here opens it.
          </p>
          <p class="buttons">
            <button
              type="button"
              class="primary"
              onClick={() => {
                setAsking(false);
                start();
              }}
            >
              Save it
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              Leave it
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}

/** As sha256sum writes it, which escapes what would end the line. */
function sumLine({ path, sha256 }: Member): string {
  const escaped = path.replace(/[\\\n\r]/g, (c) => ({ "\\": "\\\\", "\n": "\\n", "\r": "\\r" })[c]!);
  return `${escaped === path ? "" : "\\"}${sha256}  ${escaped}`;
}

function MemberFacts(props: FactsProps) {
  const { member } = props;
  return (
    <section aria-labelledby="member-facts">
      <h2 id="member-facts">Digests</h2>
      <dl class="facts-list">
        <Fact name="sha256">
          {member.sha256 ? <FullDigest value={member.sha256} what="sha256" /> : "could not be read to its end"}
        </Fact>
        {member.git_blob && (
          <Fact name="git blob">
            <FullDigest value={member.git_blob} what="git blob id" />
          </Fact>
        )}
        {member.crc32 && (
          <Fact name="CRC-32">
            <code>{member.crc32}</code> <span class="meta">integrity only; vouches for nothing</span>
          </Fact>
        )}
        {member.path_hex && (
          <Fact name="Name in hex">
            <code class="break">{member.path_hex}</code>
          </Fact>
        )}
        <Fact name="Size">
          {number(member.size)} bytes, {member.method} as {number(member.packed_size)}
        </Fact>
        <Fact name="Role">{member.role}</Fact>
        <Fact name="Read by">
          {member.read_by.length > 0 ? (
            member.read_by.join(", ")
          ) : (
            <span class="empty">no parser: only its digest counts</span>
          )}
        </Fact>
      </dl>
      <p class="buttons">
        <SaveButton {...props} />
        {member.sha256 && (
          <button type="button" onClick={() => void copy(sumLine(member), "Line for sha256sum")}>
            <Icon name="copy" /> Copy sha256sum line
          </button>
        )}
      </p>
    </section>
  );
}

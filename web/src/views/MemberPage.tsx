// One member: its digests, what vouches for it, what was found in it, and its bytes.
import { useEffect, useMemo } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { cleanFileName, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { membersOf } from "../places.ts";
import type { Member } from "../report.ts";
import { go, link, type Route } from "../route.ts";
import { saveAs } from "../save.ts";
import { copy, CopyButton, FullDigest, Path, Text } from "../text.tsx";
import { Fact } from "./facts.tsx";
import { FindingPlace, SeverityMark } from "./finding.tsx";
import { MemberVouchers } from "./MemberVouchers.tsx";
import { Viewer } from "./Viewer.tsx";

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
  const line = Number(/^L(\d+)$/.exec(route.parts[1] ?? "")?.[1] ?? 0);
  const own = useMemo(() => findings.filter((finding) => finding.member === index), [findings, index]);
  const about = useMemo(
    () => findings.filter((finding) => membersOf(finding, report).includes(index)),
    [findings, index],
  );
  useKeys({
    Backspace: () => history.back(),
    c: () => void (member && copy(member.path, "Path")),
    h: () => void (member?.sha256 && copy(member.sha256, "sha256")),
    j: () => void (index + 1 < report.members.length && go(link(bundle.key, "members", [index + 1]))),
    k: () => void (index > 0 && go(link(bundle.key, "members", [index - 1]))),
  });
  useEffect(() => {
    if (line > 0 && member?.text) document.getElementById("content")?.scrollIntoView({ block: "start" });
  }, [index, line]);

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
      </div>
      <div class="two">
        <MemberFacts member={member} bundle={bundle} index={index} />
        <section aria-labelledby="member-findings">
          <h2 id="member-findings">
            Findings <span class="tally">{number(about.length)}</span>
          </h2>
          {about.length === 0 && <p class="empty">No finding is about this member.</p>}
          <ul class="finding-list">
            {about.slice(0, 20).map((finding) => (
              <li key={finding.name}>
                <a class="finding-row" href={link(bundle.key, "findings", [finding.name])}>
                  <SeverityMark severity={finding.severity} />
                  <span class="finding-message">
                    <Text>{finding.message}</Text>
                  </span>
                  <span class="finding-where">
                    <code>{finding.rule}</code>
                    {finding.member !== index ? (
                      <FindingPlace finding={finding} members={report.members} />
                    ) : (
                      finding.line !== null && <span class="place">line {number(finding.line)}</span>
                    )}
                  </span>
                </a>
              </li>
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
      <Viewer key={index} bundle={bundle} index={index} member={member} findings={own} line={line} />
    </div>
  );
}

function MemberFacts({ member, bundle, index }: { member: Member; bundle: Bundle; index: number }) {
  const save = async () => {
    const bytes = await bundle.ask({ op: "bytes", index, from: 0, count: member.size });
    if (bytes)
      saveAs(
        cleanFileName(member.path.split("/").pop() ?? ""),
        [bytes as Uint8Array<ArrayBuffer>],
        "application/octet-stream",
      );
  };
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
        <button type="button" onClick={save}>
          <Icon name="save" /> Save this member
        </button>
      </p>
    </section>
  );
}

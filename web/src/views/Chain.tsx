// The commit proof: the commit that the bundle carries, and the way from it to a member.
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Member, Proof, ProofCommit, Report, Voucher } from "../report.ts";
import { innerPath } from "../places.ts";
import { link } from "../route.ts";
import { Path, Text } from "../text.tsx";
import { Comparison, DigitRow } from "./digits.tsx";
import { Fact } from "./facts.tsx";

/** commit → trees → blob of one member. */
export function Chain({
  report,
  proof,
  member,
  voucher,
  bundleKey,
}: {
  report: Report;
  proof: Proof;
  member: Member;
  voucher: Voucher;
  bundleKey: string;
}) {
  const tip = proof.commits.find(({ id }) => id === proof.commit);
  const path = innerPath(member, report.bundle.wrapper);
  const trees = proof.trees.filter(({ folder }) => path.startsWith(folder));
  return (
    <ol class="chain">
      {tip && (
        <li>
          <p>
            <a href={link(bundleKey, "members", [tip.member])}>commit</a> <Text>{tip.subject}</Text>
          </p>
          <DigitRow name="commit id" value={tip.id} />
        </li>
      )}
      {trees.map(({ folder, id, member: object }) => (
        <li key={folder}>
          <p>
            <a href={link(bundleKey, "members", [object])}>tree</a>{" "}
            {folder === "" ? <span class="meta">the top folder</span> : <Path>{folder}</Path>}
          </p>
          <DigitRow name="tree id" value={id} />
        </li>
      ))}
      <li class={voucher.state}>
        <p>
          <Icon name={voucher.state === "holds" ? "proven" : "error"} /> blob <Path>{path}</Path>{" "}
          <span class="meta">{voucher.state === "holds" ? "is this member" : "is not this member"}</span>
        </p>
        <Comparison voucher={voucher} />
      </li>
    </ol>
  );
}

/** The commits that the bundle carries, and what the proven one says of the members. */
export function ProofPanel({ proof, bundleKey }: { proof: Proof; bundleKey: string }) {
  const { proven, differ, absent, not_reached: notReached } = proof.members;
  const tip = proof.commits.find(({ id }) => id === proof.commit);
  const others = proof.commits.filter((commit) => commit !== tip);
  return (
    <section class="proof-panel" aria-labelledby="commit-proof">
      <h2 id="commit-proof">Commit proof</h2>
      {tip ? (
        <CommitFacts commit={tip} bundleKey={bundleKey} />
      ) : (
        <p class="empty">The objects that are carried are not the proof of one commit.</p>
      )}
      <ul class="legend">
        <Tally icon="proven" value={proven} text="as the commit has them" />
        <Tally icon="error" value={differ} text="otherwise in the commit" />
        <Tally icon="warning" value={absent} text="not in the commit" />
        <Tally icon="unproven" value={notReached} text="below trees that are not carried" />
      </ul>
      <p class="meta">{count(proof.objects, "sound object")}, whose ids were computed here.</p>
      {others.length > 0 && (
        <details>
          <summary>{count(others.length, "commit")} before it</summary>
          {others.map((commit) => (
            <CommitFacts key={commit.id} commit={commit} bundleKey={bundleKey} />
          ))}
        </details>
      )}
    </section>
  );
}

function Tally({ icon, value, text }: { icon: "proven" | "error" | "warning" | "unproven"; value: number; text: string }) {
  if (value === 0) return null;
  return (
    <li class={`tally-${icon}`}>
      <Icon name={icon} /> {number(value)} <span class="meta">{text}</span>
    </li>
  );
}

function CommitFacts({ commit, bundleKey }: { commit: ProofCommit; bundleKey: string }) {
  const isSame = commit.author === commit.committer && commit.author_time === commit.commit_time;
  return (
    <dl class="facts-list">
      <Fact name="Subject">
        <a href={link(bundleKey, "members", [commit.member])}>
          <Text>{commit.subject || "none"}</Text>
        </a>
      </Fact>
      <Fact name="Commit id">
        <DigitRow name="commit id" value={commit.id} />
      </Fact>
      <Fact name="Author">
        <Text>{commit.author}</Text> <span class="meta"><Text>{commit.author_time}</Text></span>
      </Fact>
      {!isSame && (
        <Fact name="Committer">
          <Text>{commit.committer}</Text> <span class="meta"><Text>{commit.commit_time}</Text></span>
        </Fact>
      )}
      <Fact name={commit.parents.length === 1 ? "Parent" : "Parents"}>
        {commit.parents.length === 0 && <span class="empty">none: the first commit</span>}
        {commit.parents.map((id) => (
          <DigitRow key={id} name="parent id" value={id} />
        ))}
      </Fact>
      <Fact name="Signature">
        <span class="empty">{commit.signed ? "carried, not checked" : "none"}</span>
      </Fact>
    </dl>
  );
}

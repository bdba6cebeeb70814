// What fixes one member's bytes: each voucher with its digits, where it stands, and what was found about it.
import { useMemo, useState } from "preact/hooks";
import type { Bundle, Judged } from "../bundle.ts";
import { count, number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { membersOf, placeOf } from "../places.ts";
import type { Member, NamedFinding, Report, Voucher } from "../report.ts";
import { link } from "../route.ts";
import { Text } from "../text.tsx";
import { Chain } from "./Chain.tsx";
import { Comparison } from "./digits.tsx";
import { SeverityMark } from "./finding.tsx";

const SHOWN_AT_FIRST = 20;

export function MemberVouchers({ bundle, judged, index }: { bundle: Bundle; judged: Judged; index: number }) {
  const { report, findings } = judged;
  const member = report.members[index]!;
  const [isAllShown, showAll] = useState(false);
  const sorted = useMemo(
    () => [...member.vouchers].sort((a, b) => Number(a.state === "holds") - Number(b.state === "holds") || b.bits - a.bits),
    [member],
  );
  const about = useMemo(
    () => findings.filter((finding) => membersOf(finding, report).includes(index)),
    [judged, index],
  );
  const shown = isAllShown ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  return (
    <section class="member-vouchers" aria-labelledby="member-vouchers">
      <h2 id="member-vouchers">
        What fixes these bytes <span class="tally">{number(sorted.length)}</span>
      </h2>
      {sorted.length === 0 && <p class="empty">Nothing in the bundle vouches for this member.</p>}
      <ul class="voucher-list">
        {shown.map((voucher, i) => (
          <li key={i} class={voucher.state}>
            <VoucherHead voucher={voucher} report={report} bundleKey={bundle.key} />
            <VoucherBody voucher={voucher} report={report} member={member} bundleKey={bundle.key} />
            <Reasons voucher={voucher} report={report} about={about} index={index} bundleKey={bundle.key} />
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <button type="button" onClick={() => showAll(true)}>
          Show the other {number(sorted.length - shown.length)}
        </button>
      )}
    </section>
  );
}

function VoucherHead({ voucher, report, bundleKey }: { voucher: Voucher; report: Report; bundleKey: string }) {
  const { by, at, state, bits } = voucher;
  const place = placeOf(at, report);
  return (
    <p class="voucher-head">
      <span class={`standing ${state === "holds" ? "vouched" : "contradicted"}`}>
        <Icon name={state === "holds" ? "proven" : "error"} />
        {state}
      </span>
      <strong>{by}</strong>
      {place ? (
        <a
          href={link(
            bundleKey,
            "members",
            place.line === null ? [place.member] : [place.member, `L${place.line}`],
          )}
        >
          <Text>{at}</Text>
        </a>
      ) : (
        <Text>{at}</Text>
      )}
      <span class="meta">{count(bits, "bit")}</span>
    </p>
  );
}

interface BodyProps {
  voucher: Voucher;
  report: Report;
  member: Member;
  bundleKey: string;
}

function VoucherBody({ voucher, report, member, bundleKey }: BodyProps) {
  if (voucher.by !== "commit" || !report.proof) return <Comparison voucher={voucher} />;
  return <Chain report={report} proof={report.proof} member={member} voucher={voucher} bundleKey={bundleKey} />;
}

interface ReasonsProps {
  voucher: Voucher;
  report: Report;
  about: readonly NamedFinding[];
  index: number;
  bundleKey: string;
}

/** The findings about this member at the place where the voucher stands; of the commit, which has no lines, at the member. */
function Reasons({ voucher, report, about, index, bundleKey }: ReasonsProps) {
  if (voucher.state === "holds") return null;
  const place = placeOf(voucher.at, report);
  const reasons = about.filter(({ member, line, arguments: { expected } }) =>
    place?.line != null ? member === place.member && line === place.line : member === index && expected === voucher.expected,
  );
  return (
    <>
      {reasons.map((finding) => (
        <p key={finding.name} class="reason">
          <SeverityMark severity={finding.severity} />
          <a href={link(bundleKey, "findings", [finding.name])}>
            <Text>{finding.message}</Text>
          </a>
        </p>
      ))}
    </>
  );
}

// One finding: what, where, the bytes it is about, why it matters and what to do.
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { number } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useCatalog } from "../catalog.ts";
import type { NamedFinding } from "../report.ts";
import { link } from "../route.ts";
import { CopyButton, Path, Text } from "../text.tsx";
import { placeOf, Remedy, SeverityMark } from "./finding.tsx";
import { HexRows } from "./hex.tsx";
import { Lines, splitLines } from "./lines.tsx";
import { MarkFinding } from "./Marks.tsx";

const AROUND = 3; // lines before and after
const EXCERPT_MAX = 64 << 10; // bytes
const BYTES_AROUND = 32;

export function FindingDetail({ bundle, finding, back }: { bundle: Bundle; finding: NamedFinding; back: string }) {
  const values = Object.entries(finding.arguments);
  return (
    <article class="finding-detail" aria-labelledby="finding-title">
      <a class="back" href={back}>
        <Icon name="back" /> All findings
      </a>
      <p class="finding-head">
        <SeverityMark severity={finding.severity} /> <code>{finding.rule}</code>
        <CopyButton text={location.href} what="link to this finding" shortcut="y" />
      </p>
      <h2 id="finding-title" tabIndex={-1}>
        <Text>{finding.message}</Text>
      </h2>
      <MarkFinding bundle={bundle} finding={finding} />
      <Evidence bundle={bundle} finding={finding} />
      <Rule bundle={bundle} name={finding.rule} />
      <section aria-labelledby="finding-remedy">
        <h3 id="finding-remedy">What to do</h3>
        <p>
          <Remedy>{finding.remedy}</Remedy>
        </p>
      </section>
      {values.length > 0 && (
        <section aria-labelledby="finding-values">
          <h3 id="finding-values">Values</h3>
          <dl class="values">
            {values.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>
                    <Text>{typeof value === "number" ? number(value) : value}</Text>
                  </code>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}

      <p class="meta">
        Basis: {finding.basis} · state: {finding.state} · fingerprint <code>{finding.fingerprint}</code>
      </p>
    </article>
  );
}

function Evidence({ bundle, finding }: { bundle: Bundle; finding: NamedFinding }) {
  const member = finding.member === null ? undefined : bundle.judged!.report.members[finding.member];
  return (
    <section aria-labelledby="finding-evidence">
      <h3 id="finding-evidence">Evidence</h3>
      {member && (
        <p class="evidence-place">
          <Icon name="file" />
          <a
            href={link(
              bundle.key,
              "members",
              finding.line === null ? [finding.member!] : [finding.member!, `L${finding.line}`],
            )}
          >
            <Path>{placeOf(finding, member)}</Path>
            {finding.line !== null && <span class="place-line">:{finding.line}</span>}
          </a>
          <CopyButton text={member.path} what="path" />
        </p>
      )}
      {member && finding.line !== null && !finding.inside && <LineEvidence bundle={bundle} index={finding.member!} line={finding.line} />}
      {finding.offset !== null && !finding.inside && <ByteEvidence file={bundle.file} offset={finding.offset} />}
      {!member && finding.offset === null && <p class="empty">About the bundle as a whole, not about one place in it.</p>}
    </section>
  );
}

interface LineEvidenceProps {
  bundle: Bundle;
  index: number;
  line: number;
  label?: string;
}

export function LineEvidence({ bundle, index, line, label }: LineEvidenceProps) {
  const first = Math.max(1, line - AROUND);
  const [lines, setLines] = useState<string[] | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let isWanted = true;
    bundle
      .ask({ op: "lines", index, first, count: line + AROUND - first + 1, sizeMax: EXCERPT_MAX })
      .then(
        (bytes) => isWanted && (bytes ? setLines(splitLines(bytes)) : setProblem("The member could not be unpacked.")),
      )
      .catch((error: unknown) => isWanted && setProblem(String(error)));
    return () => void (isWanted = false);
  }, [bundle, index, line]);
  if (problem) return <p class="empty">{problem}</p>;
  if (!lines) return <p class="empty">Reading…</p>;
  return <Lines lines={lines} first={first} marked={line} label={label} hasAnchors={label === undefined} />;
}

function ByteEvidence({ file, offset }: { file: File; offset: number }) {
  const from = Math.max(0, Math.floor((offset - BYTES_AROUND) / 16) * 16);
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  useEffect(() => {
    let isWanted = true;
    void file
      .slice(from, offset + 2 * BYTES_AROUND)
      .arrayBuffer()
      .then((buffer) => isWanted && setBytes(new Uint8Array(buffer)));
    return () => void (isWanted = false);
  }, [file, offset]);
  return (
    <>
      <p class="meta">Byte {number(offset)} of the bundle file</p>
      {bytes && <HexRows bytes={bytes} first={from} marked={offset} />}
    </>
  );
}

function Rule({ bundle, name }: { bundle: Bundle; name: string }) {
  const rule = useCatalog(bundle).get(name);
  if (!rule) return null;
  return (
    <section aria-labelledby="finding-rule">
      <h3 id="finding-rule">Why it matters</h3>
      <p>{rule.why}</p>
    </section>
  );
}

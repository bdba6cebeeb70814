// The overview on paper: everything that the report says, with whole digests, in place of the screen. Made when the browser
// is about to print, at once: it does not wait for a later drawing.
import { render, type ComponentChildren } from "preact";
import type { Bundle, Judged } from "./bundle.ts";
import { desk, verdictWord } from "./desk.ts";
import { number, size } from "./format.ts";
import type { Member, NamedFinding, Statement } from "./report.ts";
import { parseRoute } from "./route.ts";
import { Text } from "./text.tsx";
import { placeOf } from "./views/finding.tsx";
import { verdictSentence } from "./views/verdict.tsx";

export function startPaper(): void {
  const paper = document.createElement("div");
  paper.className = "paper";
  document.body.append(paper);
  addEventListener("beforeprint", () => {
    const { key, view } = parseRoute(location.hash);
    const bundle = view === "overview" ? desk.find(key) : undefined;
    document.body.classList.toggle("on-paper", bundle?.judged !== undefined && bundle.judged !== null);
    render(bundle?.judged ? <Paper bundle={bundle} judged={bundle.judged} /> : null, paper);
  });
  addEventListener("afterprint", () => {
    document.body.classList.remove("on-paper");
    render(null, paper);
  });
}

function Paper({ bundle, judged }: { bundle: Bundle; judged: Judged }) {
  const { report, digest, findings } = judged;
  return (
    <article>
      <p class="paper-verdict">{verdictWord(bundle)}</p>
      <h1>
        <Text>{report.bundle.name || bundle.file.name}</Text>
      </h1>
      <p>
        <Text>{verdictSentence(report)}</Text>
      </p>
      <dl>
        <Line name="Bundle sha256">{report.bundle.sha256 ?? "not known"}</Line>
        <Line name="Report sha256">{digest}</Line>
        <Line name="Size">
          {number(bundle.file.size)} bytes, {size(bundle.file.size)}
        </Line>
      </dl>
      <Statements title="Proven" statements={report.proven} />
      <Statements title="Not proven" statements={report.not_proven} />
      <h2>Findings: {number(findings.length)}</h2>
      <ol>
        {findings.map((finding) => (
          <li key={finding.name}>
            <Finding finding={finding} members={report.members} />
          </li>
        ))}
      </ol>
      <h2>Members: {number(report.members.length)}</h2>
      <ol>
        {report.members.map(({ path, size: bytes, sha256 }, i) => (
          <li key={i}>
            <Text>{path}</Text>, {number(bytes)} bytes
            <br />
            <code>{sha256 ?? "not digested"}</code>
          </li>
        ))}
      </ol>
    </article>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{children}</code>
      </dd>
    </div>
  );
}

function Statements({ title, statements }: { title: string; statements: readonly Statement[] }) {
  return (
    <>
      <h2>
        {title}: {number(statements.length)}
      </h2>
      <ul>
        {statements.map(({ id, text }) => (
          <li key={id}>
            <Text>{text}</Text>
          </li>
        ))}
      </ul>
    </>
  );
}

function Finding({ finding, members }: { finding: NamedFinding; members: readonly Member[] }) {
  const member = finding.member === null ? undefined : members[finding.member];
  return (
    <>
      <strong>{finding.severity}</strong> <code>{finding.rule}</code>{" "}
      {member && (
        <>
          <Text>{placeOf(finding, member)}</Text>
          {finding.line !== null && `:${finding.line}`}
        </>
      )}
      <br />
      <Text>{finding.message}</Text>
    </>
  );
}

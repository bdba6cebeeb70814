// All bundles of the session: what is being reviewed, and a card for each that has ended.
import type { Bundle } from "../bundle.ts";
import { desk, verdictWord } from "../desk.ts";
import { count, size } from "../format.ts";
import { Icon } from "../icons.tsx";
import { link } from "../route.ts";
import { Digest, Text } from "../text.tsx";
import { Notices } from "./Notices.tsx";
import { verdictSentence, VerdictMark } from "./verdict.tsx";
import { WorkList } from "./WorkList.tsx";

export function Desk({ onPick }: { onPick: () => void }) {
  const ended = desk.bundles.filter((bundle) => !desk.working.includes(bundle));
  return (
    <div class="desk">
      <Notices />
      <h1 tabIndex={-1}>{ended.length > 0 ? count(desk.bundles.length, "bundle") : "Reviewing"}</h1>
      {ended.length > 1 && <Total bundles={ended} />}
      {ended.filter(({ judged }) => judged?.report.tickets.length).length > 1 && (
        <p>
          <a href={link("", "tickets")}>The tickets of all of them</a>: which have a bundle that passes, which only a claim.
        </p>
      )}
      <WorkList />
      {ended.length > 0 && (
        <ul class="cards">
          {ended.map((bundle) => (
            <li key={bundle.id}>
              <Card bundle={bundle} />
            </li>
          ))}
        </ul>
      )}
      {ended.filter(({ judged }) => judged).length > 1 && (
        <p class="meta">
          Two of one run or ticket? <a href={link(ended.find(({ judged }) => judged)!.key, "compare")}>Compare them</a>.
        </p>
      )}
      <p class="drop-more">
        Drop more bundles anywhere, or{" "}
        <button type="button" class="inline" onClick={onPick}>
          choose files
        </button>
        .
      </p>
    </div>
  );
}

function Total({ bundles }: { bundles: Bundle[] }) {
  const words = bundles.map(verdictWord);
  const of = (word: string) => words.filter((other) => other === word).length;
  return (
    <p class="lead">
      {of("PASS")} pass, {of("FAIL")} fail, {of("INCOMPLETE")} incomplete.
    </p>
  );
}

function Card({ bundle }: { bundle: Bundle }) {
  const { judged } = bundle;
  return (
    <article class="card" aria-label={bundle.file.name}>
      <VerdictMark word={verdictWord(bundle)} />
      <div class="card-text">
        <h2>
          {judged ? (
            <a href={link(bundle.key)}>
              <Text>{bundle.file.name}</Text>
            </a>
          ) : (
            <Text>{bundle.file.name}</Text>
          )}
        </h2>
        <p>
          <Text>{judged ? verdictSentence(judged.report) : bundle.problem}</Text>
          {!judged && bundle.command && (
            <>
              {" "}
              <code class="command">{bundle.command}</code>
            </>
          )}
        </p>
        <p class="meta">
          {size(bundle.file.size)}
          {bundle.decision?.form.decision && (
            <>
              {" · "}
              <a href={link(bundle.key, "decision")}>your decision: {bundle.decision.form.decision}</a>
            </>
          )}
          {judged?.report.bundle.sha256 && (
            <>
              {" · sha256 "}
              <Digest value={judged.report.bundle.sha256} what="sha256 of the bundle" />
            </>
          )}
        </p>
      </div>
      <div class="card-actions">
        {!judged && (
          <button type="button" onClick={() => desk.reviewAgain(bundle, bundle.choices)}>
            Review again
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-label="Close this bundle"
          title="Close"
          onClick={() => desk.close(bundle)}
        >
          <Icon name="close" />
        </button>
      </div>
    </article>
  );
}

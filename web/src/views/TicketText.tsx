// The lines of a ticket as its document has them, each obligation marked in the margin.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { entryOf, rankOf, type LegendEntry, type Ticket } from "../coverage.ts";
import { number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Report } from "../report.ts";
import { link } from "../route.ts";
import { CopyButton, Path, SourceLine } from "../text.tsx";
import { splitLines } from "./lines.tsx";
import { shapeOf, wordOf } from "./states.tsx";

const LINES_MAX = 600;
const BYTES_MAX = 256 << 10;
const LINE_SHOWN_MAX = 4000; // characters of one line

interface Props {
  bundle: Bundle;
  report: Report;
  ticket: Ticket;
  selected: number;
  address: (at: number) => string;
}

interface Mark {
  entry: LegendEntry;
  at: number;
}

export function TicketText({ bundle, report, ticket, selected, address }: Props) {
  const [lines, setLines] = useState<string[] | null>(null);
  const [problem, setProblem] = useState("");
  const pane = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => marksOf(ticket, report), [ticket]);
  const wanted = Math.min(ticket.last_line - ticket.line + 1, LINES_MAX);
  const marked = ticket.obligations[selected]?.line ?? 0;
  const path = report.members[ticket.member]?.path ?? "?";
  useEffect(() => {
    let isWanted = true;
    bundle
      .ask({ op: "lines", index: ticket.member, first: ticket.line, count: wanted, sizeMax: BYTES_MAX })
      .then((bytes) => isWanted && (bytes ? setLines(splitLines(bytes)) : setProblem("The member could not be unpacked.")))
      .catch((error: unknown) => isWanted && setProblem(String(error)));
    return () => void (isWanted = false);
  }, [bundle, ticket]);
  useEffect(() => {
    const box = pane.current;
    const line = box?.querySelector<HTMLElement>(".line.marked");
    if (box && line) box.scrollTop = line.offsetTop - box.clientHeight / 3;
  }, [marked, lines]);
  return (
    <section class="ticket-text" aria-labelledby="ticket-text-title">
      <h2 id="ticket-text-title">Its own words</h2>
      <p class="evidence-place">
        <Icon name="file" />
        <a href={link(bundle.key, "members", [ticket.member, `L${ticket.line}-L${ticket.last_line}`])}>
          <Path>{path}</Path>
          <span class="place-line">
            :{ticket.line}–{ticket.last_line}
          </span>
        </a>
        <CopyButton text={path} what="path" />
      </p>
      {problem ? (
        <p class="empty">{problem}</p>
      ) : !lines ? (
        <p class="empty">Reading…</p>
      ) : (
        <div class="lines" tabIndex={0} role="region" aria-label="The ticket's own words" ref={pane}>
          {lines.map((line, i) => (
            <Line
              key={i}
              at={ticket.line + i}
              text={line}
              mark={marks.get(ticket.line + i)}
              isMarked={ticket.line + i === marked}
              address={address}
            />
          ))}
        </div>
      )}
      {lines && ticket.line + lines.length - 1 < ticket.last_line && (
        <p class="meta">
          {number(ticket.last_line - ticket.line - lines.length + 1)} more lines{" "}
          <a href={link(bundle.key, "members", [ticket.member, `L${ticket.line + lines.length}`])}>in the member</a>.
        </p>
      )}
    </section>
  );
}

interface LineProps {
  at: number;
  text: string;
  mark: Mark | undefined;
  isMarked: boolean;
  address: (at: number) => string;
}

function Line({ at, text, mark, isMarked, address }: LineProps) {
  const word = mark && wordOf(mark.entry.name);
  return (
    <div class={isMarked ? "line marked" : "line"}>
      <span class="line-number">
        {mark && (
          <a
            class={`margin-state grade-${mark.entry.grade}`}
            href={address(mark.at)}
            aria-label={`line ${at}: ${word}`}
            title={`${word}: ${mark.entry.means}`}
          >
            <Icon name={shapeOf(mark.entry)} />
          </a>
        )}
        {at}
      </span>
      <span class="line-text">
        <SourceLine>{text.slice(0, LINE_SHOWN_MAX)}</SourceLine>
        {text.length > LINE_SHOWN_MAX && (
          <span class="line-cut"> … {number(text.length - LINE_SHOWN_MAX)} more characters</span>
        )}
      </span>
    </div>
  );
}

/** The worst of what a line asks for. */
function marksOf(ticket: Ticket, { coverage: { legend } }: Report): ReadonlyMap<number, Mark> {
  const marks = new Map<number, Mark>();
  ticket.obligations.forEach(({ line, state }, at) => {
    const known = marks.get(line);
    if (!known || rankOf(legend.states, state) > rankOf(legend.states, known.entry.name))
      marks.set(line, { entry: entryOf(legend.states, state), at });
  });
  return marks;
}

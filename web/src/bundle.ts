// One dropped file: its review, and the worker that can show its members.
import { Broken, Cancelled } from "./client.ts";
import { Crew } from "./crew.ts";
import { Decision, type ReviewForm } from "./decision.ts";
import type { Answers, Listing, Request, Reviewed } from "./protocol.ts";
import { nameFindings, type NamedFinding, type Report } from "./report.ts";

export type Phase = "waiting" | "working" | "judged" | "cancelled" | "failed";

export interface Judged {
  report: Report;
  /** The exact bytes that the digest is of. */
  json: string;
  digest: string;
  findings: NamedFinding[];
}

/** Choices of the reviewer that the core takes as its options; empty means the core's own choice. */
export interface Choices {
  profile?: string;
  ticket?: string;
  /** What to do with archives in the bundle: "list" or "review". */
  nested?: string;
  expect?: Expectations;
}

/** What the reviewer knows from elsewhere, as the core's option "expect" has it. */
export interface Expectations {
  sha256?: string;
  content?: string;
  commit?: string;
  ticket?: string;
}

interface Problem {
  text: string;
  /** What to run instead, if that can help. */
  command?: string;
}

/** Why there is no verdict, and what to do about it. */
function problemOf({ status, error }: Reviewed): Problem {
  switch (status) {
    case "no-memory":
      return {
        text: `Nothing can be said of this bundle: ${error}. The command can give it more:`,
        command: "exhibit check --limit memory=1G FILE",
      };
    case "read-error":
      return {
        text: "The file could not be read to its end. It may have been moved, changed or locked since it was dropped.",
      };
    case "stopped":
      return { text: "The review was stopped before it was done." };
    case "bad-options":
      return { text: `The choices for this review were refused: ${error}` };
    case "ok":
      return {
        text: "It was judged, but its report is larger than the memory that this page has for it. The command has no such bound:",
        command: "exhibit check FILE",
      };
  }
}

const trapped = (error: Error): Problem => ({
  text:
    `The core stopped by itself (${error.message}), so nothing can be said of this bundle. The page and its other ` +
    "bundles go on. Please report it, with the bundle if you may.",
});

let lastId = 0;

export class Bundle {
  readonly id = ++lastId;
  phase: Phase = "waiting";
  done = 0;
  all: number;
  startedAt = 0;
  seconds = 0;
  /** Why there is no verdict, in words, and a command that may give one. */
  problem = "";
  command = "";
  judged: Judged | null = null;
  choices: Choices = {};
  decision: Decision | null = null;
  private formerDecision: Decision | null = null;
  private deciding: Promise<Decision> | null = null;
  /** The members, as soon as they are known. */
  listing: Listing = [];
  private crew: Crew | null = null;
  private reopening: Promise<unknown> | null = null;

  constructor(
    readonly file: File,
    private readonly changed: (bundle: Bundle) => void,
  ) {
    this.all = file.size;
  }

  /** Names the bundle in links: the start of its sha256. */
  get key(): string {
    return this.judged?.report.bundle.sha256?.slice(0, 12) ?? this.firstKey;
  }

  /** The same while its sha256 is not known. */
  get firstKey(): string {
    return `file-${this.id}`;
  }

  get hasWorker(): boolean {
    return this.crew?.isOpen === true;
  }

  async review(): Promise<void> {
    this.startedAt = performance.now();
    this.done = 0;
    this.judged = null;
    this.formerDecision = this.decision ?? this.formerDecision;
    this.decision = null;
    this.deciding = null;
    this.become("working");
    try {
      const reviewed = await this.reviewWith(this.start());
      this.seconds = (performance.now() - this.startedAt) / 1000;
      if (reviewed.status === "ok" && reviewed.report !== null && reviewed.digest !== null) {
        const report = JSON.parse(reviewed.report) as Report;
        this.judged = {
          report,
          json: reviewed.report,
          digest: reviewed.digest,
          findings: nameFindings(report.findings),
        };
        this.become("judged");
      } else {
        this.fail(problemOf(reviewed));
      }
    } catch (error) {
      if (error instanceof Cancelled) this.become("cancelled", "Cancelled before it was done.");
      else if (error instanceof Broken)
        this.fail(trapped(error));
      else this.fail({ text: String(error) });
    }
  }

  cancel(): void {
    if (this.phase === "waiting") this.become("cancelled", "Cancelled before it was started.");
    else if (this.phase === "working") this.release();
  }

  /** Gives the workers back; viewing a member later starts another. */
  release(): void {
    this.crew?.close();
    this.crew = null;
  }

  /** Asks the core about this bundle, after another review when its worker was given back. */
  async ask<R extends Request>(request: R): Promise<Answers[R["op"]]> {
    const isDigesting = this.phase === "working";
    if (!isDigesting && !this.hasWorker) {
      this.reopening ??= this.reviewWith(this.start()).finally(() => (this.reopening = null));
      await this.reopening;
    }
    const client = await this.crew!.forViews(isDigesting);
    return client.ask(request);
  }

  /** The decision on this bundle, a blank one at first. Marks that were made on a former report stay where they fit. */
  decide(): Promise<Decision> {
    this.deciding ??= this.ask({ op: "report", format: "review" }).then((bytes) => {
      if (!bytes) throw new Error("The core gave no form for a decision.");
      const decision = new Decision(JSON.parse(new TextDecoder().decode(bytes)) as ReviewForm, this);
      this.decision = decision;
      if (this.formerDecision?.isTouched) {
        decision.restore(this.formerDecision.form);
        decision.say(this.formerDecision.form.reason);
      }
      this.redraw();
      return decision;
    });
    this.deciding.catch(() => (this.deciding = null));
    return this.deciding;
  }

  /** Takes over a saved decision. Gives why it is refused, or "". */
  async restore(text: string): Promise<string> {
    const decision = await this.decide();
    const { json, error } = await this.ask({ op: "decide", text });
    if (json === null) return error;
    const saved = JSON.parse(json) as ReviewForm;
    decision.restore(saved);
    decision.say(saved.reason);
    decision.decide(saved.decision);
    decision.form.unsettled = saved.unsettled;
    decision.saved();
    return "";
  }

  redraw(): void {
    this.changed(this);
  }

  private start(): Crew {
    this.release();
    this.crew = new Crew(this.file, this.options(), (done, all) => {
      this.done = done;
      this.all = all;
      this.changed(this);
    });
    return this.crew;
  }

  private async reviewWith(crew: Crew): Promise<Reviewed> {
    const reviewed = await crew.review((members) => {
      this.listing = members;
      this.changed(this);
    });
    crew.dismissHelpers();
    return reviewed;
  }

  private options(): string {
    const { profile, ticket, nested, expect = {} } = this.choices;
    const given = { profile, ticket, nested, expect: Object.keys(expect).length > 0 ? expect : undefined };
    const chosen = Object.entries(given).filter(([, value]) => value);
    return chosen.length ? JSON.stringify(Object.fromEntries(chosen)) : "";
  }

  private fail({ text, command }: Problem): void {
    this.release();
    this.become("failed", text, command);
  }

  private become(phase: Phase, problem = "", command = ""): void {
    this.phase = phase;
    this.problem = problem;
    this.command = command;
    this.changed(this);
  }
}

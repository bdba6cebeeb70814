// One dropped file: its review, and the worker that can show its members.
import { Broken, Cancelled, Client } from "./client.ts";
import { coreModule } from "./embedded.ts";
import type { Answers, Request, Reviewed } from "./protocol.ts";
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
}

const PROBLEMS: Record<Exclude<Reviewed["status"], "ok">, string> = {
  "no-memory": "The review reached its memory limit, so nothing can be said of this bundle.",
  "read-error":
    "The file could not be read to its end. It may have been moved, changed or locked since it was dropped.",
  stopped: "The review was stopped before it was done.",
  "bad-options": "The choices for this review were refused",
};

let lastId = 0;

export class Bundle {
  readonly id = ++lastId;
  phase: Phase = "waiting";
  done = 0;
  all: number;
  startedAt = 0;
  seconds = 0;
  problem = "";
  judged: Judged | null = null;
  choices: Choices = {};
  private client: Client | null = null;

  constructor(
    readonly file: File,
    private readonly changed: (bundle: Bundle) => void,
  ) {
    this.all = file.size;
  }

  /** Names the bundle in links: the start of its sha256. */
  get key(): string {
    return this.judged?.report.bundle.sha256?.slice(0, 12) ?? `file-${this.id}`;
  }

  get hasWorker(): boolean {
    return this.client?.isOpen === true;
  }

  async review(): Promise<void> {
    this.startedAt = performance.now();
    this.done = 0;
    this.judged = null;
    this.become("working");
    try {
      const reviewed = await this.reviewIn(await this.start());
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
      } else if (reviewed.status === "ok") {
        this.fail("The core gave no report.");
      } else {
        this.fail(PROBLEMS[reviewed.status] + (reviewed.error && `: ${reviewed.error}`));
      }
    } catch (error) {
      if (error instanceof Cancelled) this.become("cancelled", "Cancelled before it was done.");
      else if (error instanceof Broken)
        this.fail(`The core stopped by itself (${error.message}). This page goes on; please report it.`);
      else this.fail(String(error));
    }
  }

  cancel(): void {
    if (this.phase === "waiting") this.become("cancelled", "Cancelled before it was started.");
    else if (this.phase === "working") this.release();
  }

  /** Gives the worker back; viewing a member later starts another. */
  release(): void {
    this.client?.close();
    this.client = null;
  }

  /** Asks the core about this bundle, after another review when its worker was given back. */
  async ask<R extends Request>(request: R): Promise<Answers[R["op"]]> {
    if (!this.client?.isOpen) {
      const client = await this.start();
      await client.ask({ op: "review", options: this.options() });
    }
    return this.client!.ask(request);
  }

  private async start(): Promise<Client> {
    const module = await coreModule;
    this.release();
    this.client = new Client(module, this.file);
    return this.client;
  }

  private reviewIn(client: Client): Promise<Reviewed> {
    return client.ask({ op: "review", options: this.options() }, (done, all) => {
      this.done = done;
      this.all = all;
      this.changed(this);
    });
  }

  private options(): string {
    const chosen = Object.entries(this.choices).filter(([, value]) => value);
    return chosen.length ? JSON.stringify(Object.fromEntries(chosen)) : "";
  }

  private fail(problem: string): void {
    this.release();
    this.become("failed", problem);
  }

  private become(phase: Phase, problem = ""): void {
    this.phase = phase;
    this.problem = problem;
    this.changed(this);
  }
}

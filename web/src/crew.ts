// The workers on one bundle: one that judges and then shows, helpers that digest a part of a big bundle each, and one that
// shows members while the others digest. The report does not depend on how many there are: the core takes from helpers
// only what it would have read itself.
import { Broken, Cancelled, Client } from "./client.ts";
import { coreModule } from "./embedded.ts";
import type { Listing, Reviewed } from "./protocol.ts";

/** Below this, a review is over before there is anything to share or to look at. */
const SHARED_FROM = 32 << 20; // bytes
const PORTION = 16 << 20; // bytes of members that are digested in one go
const HELPERS_MAX = 3;

/** What is still to be digested, in portions; the file is one more, and the first to be taken. */
class Work {
  private at = 0;
  private isFileTaken = false;

  constructor(private readonly sizes: readonly number[]) {}

  takeFile(): boolean {
    const isFree = !this.isFileTaken;
    this.isFileTaken = true;
    return isFree;
  }

  takeMembers(): { first: number; count: number } | null {
    const first = this.at;
    for (let bytes = 0; this.at < this.sizes.length && bytes < PORTION; this.at++) bytes += this.sizes[this.at]!;
    return this.at > first ? { first, count: this.at - first } : null;
  }
}

type Progress = (done: number, all: number) => void;

export class Crew {
  private clients: Client[] = [];
  private judge: Client | null = null;
  private viewer: Promise<Client> | null = null;
  private readonly done = new Map<Client, number>();
  private isEnded = false;

  constructor(
    private readonly file: File,
    private readonly options: string,
    private readonly advance: Progress,
  ) {}

  get isOpen(): boolean {
    return !this.isEnded && this.judge?.isOpen === true;
  }

  /** Reviews the bundle. `listed` is told of the members as soon as they are known. */
  async review(listed: (listing: Listing) => void): Promise<Reviewed> {
    this.judge = await this.hire();
    if (this.file.size < SHARED_FROM) {
      return this.judge.ask({ op: "review", options: this.options }, this.progressOf(this.judge));
    }
    const started = await this.start(this.judge);
    if (started.status !== "ok") return { ...started, report: null, digest: null };
    listed(started.members);
    const work = new Work(started.members.map(([, size]) => size));
    const count = Math.min(HELPERS_MAX, (navigator.hardwareConcurrency || 1) - 1);
    const helpers = Array.from({ length: count }, () => this.help(work));
    const [, ...parts] = await Promise.all([this.digest(this.judge, work), ...helpers]);
    return this.judge.ask({ op: "finish", parts: parts.filter((part) => part !== null) }, this.progressOf(this.judge));
  }

  /** The worker to ask about members: while the bundle is digested, one of its own. */
  async forViews(isDigesting: boolean): Promise<Client> {
    if (!isDigesting && this.isOpen) return this.judge!;
    this.viewer ??= this.hire().then(async (client) => {
      const { status, error } = await this.start(client);
      if (status !== "ok") throw new Error(error || status);
      return client;
    });
    return this.viewer;
  }

  /** Once the report is there, the judge shows members. */
  dismissHelpers(): void {
    for (const client of this.clients) if (client !== this.judge) client.close();
    this.clients = this.clients.filter((client) => client === this.judge);
    this.viewer = null;
  }

  close(): void {
    this.isEnded = true;
    for (const client of this.clients) client.close();
    this.clients = [];
  }

  private async hire(): Promise<Client> {
    const module = await coreModule();
    if (this.isEnded) throw new Cancelled();
    const client = new Client({ module, file: this.file });
    this.clients.push(client);
    return client;
  }

  private start(client: Client) {
    return client.ask({ op: "start", options: this.options }, this.progressOf(client));
  }

  /** Digests portions until there are none. What one worker digests, none of the others does. */
  private async digest(client: Client, work: Work): Promise<boolean> {
    const progress = this.progressOf(client);
    for (let portion = work.takeMembers(); portion; portion = work.takeMembers()) {
      if ((await client.ask({ op: "digest", ...portion }, progress)) !== "ok") return false;
    }
    return true;
  }

  /** What a helper read; null when it failed: the judge then reads that itself, and says what is wrong. */
  private async help(work: Work): Promise<Uint8Array | null> {
    const client = await this.hire();
    try {
      if ((await this.start(client)).status !== "ok") return null;
      const isRead = !work.takeFile() || (await client.ask({ op: "digestFile" }, this.progressOf(client))) === "ok";
      const isGood = isRead && (await this.digest(client, work));
      return isGood ? await client.ask({ op: "handOver" }) : null;
    } catch (error) {
      if (error instanceof Broken) return null;
      throw error;
    } finally {
      if (!this.isEnded) client.close();
    }
  }

  private progressOf(client: Client): Progress {
    return (done, all) => {
      this.done.set(client, done);
      const sum = [...this.done.values()].reduce((total, part) => total + part, 0);
      this.advance(Math.min(sum, all), all);
    };
  }
}

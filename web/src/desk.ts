// All bundles of this session, in the order in which they came, and who may work when. Nothing of it is ever stored.
import { Bundle, type Choices } from "./bundle.ts";
import { decisionIn } from "./decision.ts";
import { count, quoted, shown } from "./format.ts";
import { say } from "./live.ts";

export interface Notice {
  id: number;
  text: string;
}

const WORKERS_MAX = Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
const IDLE_WORKERS_MAX = 8;
const DECISION_MAX = 16 << 20; // bytes

class Desk {
  bundles: Bundle[] = [];
  notices: Notice[] = [];
  /** Called when a review ends. */
  whenJudged: (bundle: Bundle) => void = () => {};
  /** Called when a saved decision was taken over. */
  whenRestored: (bundle: Bundle) => void = () => {};
  /** Saved decisions whose bundle may still be on its way. */
  private decisions: { name: string; text: string; sha256: unknown }[] = [];
  private watchers = new Set<() => void>();
  private lastNotice = 0;
  private quarters = new Map<number, number>();

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  find(key: string): Bundle | undefined {
    return this.bundles.find((bundle) => bundle.key === key);
  }

  get working(): Bundle[] {
    return this.bundles.filter(({ phase }) => phase === "working" || phase === "waiting");
  }

  add(files: readonly File[], folders: ReadonlySet<string> = new Set()): void {
    const taken: Bundle[] = [];
    for (const file of files) {
      if (folders.has(file.name)) {
        this.notify(
          `${quoted(file.name)} is a folder. Zip it and drop the zip, or use the command: exhibit check FOLDER`,
        );
      } else if (file.size === 0) {
        this.notify(`${quoted(file.name)} is empty (0 bytes): there is nothing to review.`);
      } else {
        taken.push(new Bundle(file, (bundle) => this.changed(bundle)));
      }
    }
    this.bundles = [...this.bundles, ...taken];
    if (taken.length > 0) say(`Reviewing ${count(taken.length, "bundle")}.`);
    this.update();
    this.startNext();
  }

  /** Takes the decisions out of the files; the others are bundles. */
  async sort(files: readonly File[]): Promise<File[]> {
    const bundles: File[] = [];
    for (const file of files) {
      const text = /\.json$/i.test(file.name) && file.size <= DECISION_MAX ? await file.text().catch(() => "") : "";
      const decision = text && decisionIn(text);
      if (decision) this.decisions.push({ name: file.name, text, ...decision });
      else bundles.push(file);
    }
    return bundles;
  }

  /** Gives every decision that was dropped to its bundle, once all bundles are judged. */
  async restoreDecisions(): Promise<void> {
    if (this.working.length > 0) return;
    for (const { name, text, sha256 } of this.decisions.splice(0)) {
      const judged = this.bundles.filter((bundle) => bundle.judged);
      const bundle = judged.find((other) => other.judged!.report.bundle.sha256 === sha256) ?? judged[0];
      if (!bundle) {
        this.notify(
          `${quoted(name)} is a decision on the bundle with the sha256 ${shown(String(sha256))}. Drop that bundle first, or both together.`,
        );
        continue;
      }
      const problem = await bundle.restore(text).catch(String);
      if (problem) {
        this.notify(`${quoted(name)} is no decision on ${quoted(bundle.file.name)}: ${problem}.`);
      } else {
        say(`The decision ${quoted(name)} was taken over.`);
        this.whenRestored(bundle);
      }
    }
  }

  cancelAll(): void {
    for (const bundle of this.working) bundle.cancel();
  }

  close(bundle: Bundle): void {
    bundle.release();
    this.bundles = this.bundles.filter((other) => other !== bundle);
    this.update();
    this.startNext();
  }

  reviewAgain(bundle: Bundle, choices: Choices): void {
    bundle.choices = choices;
    bundle.phase = "waiting";
    this.quarters.delete(bundle.id);
    this.update();
    this.startNext();
  }

  notify(text: string): void {
    this.notices = [...this.notices, { id: ++this.lastNotice, text }];
    say(text);
    this.update();
  }

  dismiss(notice: Notice): void {
    this.notices = this.notices.filter((other) => other !== notice);
    this.update();
  }

  private startNext(): void {
    const active = this.bundles.filter(({ phase }) => phase === "working").length;
    for (const bundle of this.bundles.filter(({ phase }) => phase === "waiting").slice(0, WORKERS_MAX - active)) {
      void bundle.review().then(() => this.ended(bundle));
    }
  }

  private ended(bundle: Bundle): void {
    const twin = this.bundles.find((other) => other !== bundle && other.judged && other.key === bundle.key);
    if (twin && bundle.judged) {
      this.notify(
        `${quoted(bundle.file.name)} has the same bytes as ${quoted(twin.file.name)}, which is open already.`,
      );
      this.close(bundle);
      this.whenJudged(twin);
      return;
    }
    if (this.bundles.includes(bundle)) {
      say(`${shown(bundle.file.name)}: ${bundle.judged ? verdictWord(bundle) : `${bundle.problem} ${bundle.command}`.trimEnd()}`);
      this.whenJudged(bundle);
    }
    this.limitIdleWorkers();
    this.startNext();
    void this.restoreDecisions();
  }

  private limitIdleWorkers(): void {
    const idle = this.bundles.filter((bundle) => bundle.phase === "judged" && bundle.hasWorker);
    for (const bundle of idle.slice(0, -IDLE_WORKERS_MAX)) bundle.release();
  }

  private changed(bundle: Bundle): void {
    const quarter = bundle.all > 0 ? Math.floor((4 * bundle.done) / bundle.all) : 0;
    if (bundle.phase === "working" && quarter > (this.quarters.get(bundle.id) ?? 0) && quarter < 4) {
      this.quarters.set(bundle.id, quarter);
      if (performance.now() - bundle.startedAt > 2000) say(`${shown(bundle.file.name)}: ${25 * quarter} %`);
    }
    this.update();
  }

  private update(): void {
    for (const watcher of this.watchers) watcher();
  }
}

export const desk = new Desk();

/** The verdict as one word. Whatever did not end in a judgement is INCOMPLETE, never a pass. */
export function verdictWord(bundle: Bundle): "PASS" | "FAIL" | "INCOMPLETE" {
  switch (bundle.judged?.report.verdict) {
    case "pass":
      return "PASS";
    case "fail":
      return "FAIL";
    default:
      return "INCOMPLETE";
  }
}

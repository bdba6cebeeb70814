// The page's end of one bundle's worker: requests as promises.
import { newWorker } from "./embedded.ts";
import type { Answers, FromWorker, Request, Start } from "./protocol.ts";

/** The worker was closed on purpose before it answered. */
export class Cancelled extends Error {}
/** The core trapped; the worker is gone. */
export class Broken extends Error {}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  progress?(done: number, all: number): void;
}

export class Client {
  private readonly worker = newWorker();
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  isOpen = true;

  /** Without a start, for what needs neither the core nor a bundle. */
  constructor(start?: Start) {
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.close(new Broken(event.message || "the worker could not start"));
    };
    if (start) this.worker.postMessage(start);
  }

  /** What is transferred is gone here. */
  ask<R extends Request>(request: R, progress?: Waiting["progress"], transferred: ArrayBuffer[] = []): Promise<Answers[R["op"]]> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) return reject(new Cancelled());
      const id = ++this.lastId;
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, progress });
      this.worker.postMessage({ ...request, id }, transferred);
    });
  }

  close(why: Error = new Cancelled()): void {
    this.isOpen = false;
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(why);
    this.waiting.clear();
  }

  private receive(message: FromWorker): void {
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    if ("progress" in message) {
      waiting.progress?.(...message.progress);
    } else if ("broken" in message) {
      this.close(new Broken(message.broken));
    } else {
      this.waiting.delete(message.id);
      waiting.resolve(message.ok);
    }
  }
}

// Runs the core on a dropped file: a whole review or a part of one, and what the viewers ask. Cancelling is done by
// terminating the worker, because nothing reaches it while the core runs.
import { Core, type Host, type Status } from "../../wasm/loader.ts";
import { Difference } from "./diff.ts";
import type { Answers, FromWorker, Request, Reviewed, ToWorker } from "./protocol.ts";
import { cachedReader } from "./reader.ts";

const PROGRESS_EVERY = 60; // ms
const MEMBERS_MAX = 0xffffffff;

let core: Core | null = null;
let file: File | null = null;
let current = 0;
let startError = "";
let difference: Difference | null = null;

function send(message: FromWorker): void {
  const own = "ok" in message && message.ok instanceof Uint8Array ? [message.ok.buffer as ArrayBuffer] : [];
  (self as unknown as { postMessage(message: FromWorker, transferred: ArrayBuffer[]): void }).postMessage(message, own);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function hostFor(bundle: File): Host {
  let told = 0;
  return {
    pread: cachedReader(bundle),
    progress(done, all) {
      const now = performance.now();
      if (now - told >= PROGRESS_EVERY || done === all) {
        told = now;
        send({ id: current, progress: [done, all] });
      }
      return true;
    },
  };
}

const errorOf = (status: Status): string => (status === "ok" ? "" : core!.error());

function reviewed(status: Status): Reviewed {
  const report = status === "ok" ? core!.report("json") : null;
  return {
    status,
    error: errorOf(status),
    report: report && new TextDecoder().decode(report),
    digest: report && core!.digest(),
  };
}

function answer(request: Request): Answers[keyof Answers] {
  switch (request.op) {
    case "review":
      return reviewed(core!.review(file!.name, request.options, file!.size));
    case "start": {
      const status = core!.start(file!.name, request.options, file!.size);
      const members = status === "ok" ? core!.view("members", 0, 0, MEMBERS_MAX) : null;
      return { status, error: errorOf(status), members: members === null ? [] : JSON.parse(members).rows };
    }
    case "digest":
      return core!.digestMembers(request.first, request.count);
    case "digestFile":
      return core!.digestFile();
    case "handOver":
      return core!.handOver();
    case "finish":
      return reviewed(request.parts.every((part) => core!.takeOver(part)) ? core!.finish() : "read-error");
    case "report":
      return core!.report(request.format);
    case "bytes":
      return core!.member(request.index, request.from, request.count);
    case "lines":
      return core!.lines(request.index, request.first, request.count, request.sizeMax);
    case "view":
      return core!.view(request.what, request.index, request.first, request.count);
    case "patchBytes":
      return core!.patchBytes(request.file, request.isNew);
    case "decide": {
      const decision = core!.decide(request.text);
      const isRead = decision !== "refused";
      return {
        decision,
        error: isRead ? "" : core!.error(),
        json: isRead ? new TextDecoder().decode(core!.report("review") ?? undefined) : null,
        markdown: isRead ? core!.report("review-markdown") : null,
      };
    }
    case "tickets":
      return core!.tickets(request.reports);
    case "compare":
      return core!.compare(request.before, request.after, request.ignored);
    case "diff":
      difference = new Difference(request.texts.map(joined) as [Uint8Array, Uint8Array], request.first);
      return difference.summary();
    case "diffRows":
      return difference!.next(request.count);
    case "diffText":
      return difference!.text(request.isNew, request.line, request.from, request.size);
    case "rules":
      return core!.rules("json");
    case "profiles":
      return core!.profiles();
  }
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ("module" in data) {
    file = data.file;
    try {
      core = new Core(data.module, hostFor(data.file));
    } catch (error) {
      startError = String(error);
    }
    return;
  }
  current = data.id;
  try {
    send({ id: data.id, ok: answer(data) });
  } catch (error) {
    send({ id: data.id, broken: startError || String(error) });
  }
};

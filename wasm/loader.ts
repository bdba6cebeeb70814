// Instantiates the core (a bare WebAssembly module, see module.c) and speaks its ABI. Knows neither browser nor Node.js:
// the page's worker and the tests bring their own Host.

export interface Host {
  /** Fills `target` with the bundle's bytes from `offset` on; false when that is not possible. */
  pread(offset: number, target: Uint8Array): boolean;
  /** Bytes done of all; false stops the review. */
  progress(done: number, all: number): boolean;
}

/** enum exhibit_status in core/exhibit.h. */
export type Status = "ok" | "no-memory" | "read-error" | "stopped" | "bad-options";
const STATUS: readonly Status[] = ["ok", "no-memory", "read-error", "stopped", "bad-options"];

/** enum exhibit_decision in core/exhibit.h; "refused": none, or one of another bundle or report. */
export type Decision = "approved" | "rejected" | "undecided" | "refused";
/** What a comparison can look away from: dates with a time, and the names of the two runs (EXHIBIT_IGNORE_…). */
const IGNORE = { times: 1, runs: 2 } as const;
export type Ignored = keyof typeof IGNORE;

const DECISION: readonly Decision[] = ["approved", "rejected", "undecided", "refused"];

const statusOf = (status: number): Status => STATUS[status] ?? "no-memory";

const ABI = 1;

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  exhibit_abi(): number;
  exhibit_alloc(size: number): number;
  exhibit_free(at: number): void;
  exhibit_review(name: number, nameSize: number, options: number, optionsSize: number, fileSize: number): number;
  exhibit_start(name: number, nameSize: number, options: number, optionsSize: number, fileSize: number): number;
  exhibit_digest_members(first: number, count: number): number;
  exhibit_digest_bundle(): number;
  exhibit_hand_over_make(): number;
  exhibit_take(at: number, size: number): number;
  exhibit_end(): number;
  exhibit_report_make(format: number, size: number): number;
  exhibit_digest_make(): number;
  exhibit_decision(at: number, size: number): number;
  exhibit_compare_make(before: number, beforeSize: number, after: number, afterSize: number, ignored: number): number;
  exhibit_tickets_make(reports: number, size: number): number;
  exhibit_member_make(index: number, from: number, count: number): number;
  exhibit_lines_make(index: number, first: number, count: number, sizeMax: number): number;
  exhibit_view_make(what: number, size: number, index: number, first: number, count: number): number;
  exhibit_patch_bytes_make(file: number, isNew: number): number;
  exhibit_rules_make(format: number, size: number): number;
  exhibit_explain_make(rule: number, size: number): number;
  exhibit_profiles_make(): number;
  exhibit_version_make(): number;
  exhibit_error_make(): number;
  exhibit_output_at(): number;
  exhibit_output_size(): number;
}

type Make = (at: number, size: number) => number;

export class Core {
  private readonly core: Exports;
  private borrowed: number[] = [];

  constructor(module: WebAssembly.Module, host: Host) {
    let memory: WebAssembly.Memory | undefined;
    const env: Record<string, (...values: number[]) => number> = {
      host_pread: (offset, at, count) =>
        host.pread(offset!, new Uint8Array(memory!.buffer, at! >>> 0, count! >>> 0)) ? 1 : 0,
      host_progress: (done, all) => (host.progress(done!, all!) ? 1 : 0),
      emscripten_notify_memory_growth: () => 0,
    };
    this.core = new WebAssembly.Instance(module, importsFor(module, env)).exports as unknown as Exports;
    memory = this.core.memory;
    this.core._initialize?.();
    const abi = this.core.exhibit_abi();
    if (abi !== ABI) throw new Error(`the core speaks ABI ${abi}, this loader ${ABI}`);
  }

  /** Reviews one bundle. `options` is the JSON document of exhibit_open, or "". */
  review(name: string, options: string, fileSize: number): Status {
    return this.begin(this.core.exhibit_review, name, options, fileSize);
  }

  /** The first step of a review whose work is shared: lists the members and reads the documents. */
  start(name: string, options: string, fileSize: number): Status {
    return this.begin(this.core.exhibit_start, name, options, fileSize);
  }

  digestMembers(first: number, count: number): Status {
    return statusOf(this.core.exhibit_digest_members(first, count));
  }

  digestFile(): Status {
    return statusOf(this.core.exhibit_digest_bundle());
  }

  /** What was digested here, for the instance that judges. */
  handOver(): Uint8Array | null {
    return this.output(this.core.exhibit_hand_over_make());
  }

  /** False: these bytes are no such thing, and this review is of no more use. */
  takeOver(bytes: Uint8Array): boolean {
    const at = this.room(bytes);
    const taken = this.core.exhibit_take(at, bytes.length) === 1;
    this.core.exhibit_free(at);
    return taken;
  }

  /** Digests what is left, and judges. */
  finish(): Status {
    return statusOf(this.core.exhibit_end());
  }

  report(format: string): Uint8Array | null {
    return this.named(this.core.exhibit_report_make, format);
  }

  /** sha256 of the JSON report, in hex. */
  digest(): string | null {
    return text(this.output(this.core.exhibit_digest_make()));
  }

  /** Reads a reviewer's decision, which the reports "review" and "review-markdown" then are of; error() says what is wrong. */
  decide(text: string): Decision {
    const [at, size] = this.put(text);
    const decision = this.core.exhibit_decision(at, size);
    this.core.exhibit_free(at);
    return DECISION[decision] ?? "refused";
  }

  /** What differs between two JSON reports, as JSON; null when one of them is none. */
  compare(before: string, after: string, ignored: readonly Ignored[] = []): string | null {
    const [beforeAt, beforeSize] = this.put(before);
    const [afterAt, afterSize] = this.put(after);
    const made = this.core.exhibit_compare_make(
      beforeAt,
      beforeSize,
      afterAt,
      afterSize,
      ignored.reduce((sum, what) => sum | IGNORE[what], 0),
    );
    this.core.exhibit_free(beforeAt);
    this.core.exhibit_free(afterAt);
    return text(this.output(made));
  }

  /** The tickets of a JSON array of reports as one matrix, as JSON; null when one of them is none. */
  tickets(reports: string): string | null {
    const [at, size] = this.put(reports);
    const made = this.core.exhibit_tickets_make(at, size);
    this.core.exhibit_free(at);
    return text(this.output(made));
  }

  member(index: number, from: number, count: number): Uint8Array | null {
    return this.output(this.core.exhibit_member_make(index, from, count));
  }

  lines(index: number, first: number, count: number, sizeMax: number): Uint8Array | null {
    return this.output(this.core.exhibit_lines_make(index, first, count, sizeMax));
  }

  /** A view of core/report/views.h, as JSON. */
  view(what: string, index: number, first: number, count: number): string | null {
    const [at, size] = this.put(what);
    const made = this.core.exhibit_view_make(at, size, index, first, count);
    this.core.exhibit_free(at);
    return text(this.output(made));
  }

  /** The content on a side of an entry of the patch with binary data. */
  patchBytes(file: number, isNew: boolean): Uint8Array | null {
    return this.output(this.core.exhibit_patch_bytes_make(file, isNew ? 1 : 0));
  }

  rules(format: string): string | null {
    return text(this.named(this.core.exhibit_rules_make, format));
  }

  explain(rule: string): string | null {
    return text(this.named(this.core.exhibit_explain_make, rule));
  }

  profiles(): string[] {
    return (text(this.output(this.core.exhibit_profiles_make())) ?? "").split("\n").filter(Boolean);
  }

  version(): string {
    return text(this.output(this.core.exhibit_version_make())) ?? "";
  }

  /** What is wrong with the options, in words. */
  error(): string {
    return text(this.output(this.core.exhibit_error_make())) ?? "";
  }

  private begin(step: Exports["exhibit_review"], name: string, options: string, fileSize: number): Status {
    const before = this.borrowed;
    const [nameAt, nameSize] = this.put(name);
    const [optionsAt, optionsSize] = this.put(options);
    this.borrowed = [nameAt, optionsAt];
    const status = step(nameAt, nameSize, optionsAt, optionsSize, fileSize);
    before.forEach((at) => this.core.exhibit_free(at));
    return statusOf(status);
  }

  private put(value: string): [number, number] {
    const bytes = new TextEncoder().encode(value);
    return [this.room(bytes), bytes.length];
  }

  private room(bytes: Uint8Array): number {
    const at = this.core.exhibit_alloc(bytes.length) >>> 0;
    if (at === 0) throw new Error("out of memory");
    new Uint8Array(this.core.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }

  private named(make: Make, name: string): Uint8Array | null {
    const [at, size] = this.put(name);
    const made = make(at, size);
    this.core.exhibit_free(at);
    return this.output(made);
  }

  /** A copy of the output: the next call overwrites the module's. */
  private output(made: number): Uint8Array | null {
    if (made === 0) return null;
    return new Uint8Array(
      this.core.memory.buffer,
      this.core.exhibit_output_at() >>> 0,
      this.core.exhibit_output_size() >>> 0,
    ).slice();
  }
}

function text(bytes: Uint8Array | null): string | null {
  return bytes && new TextDecoder().decode(bytes);
}

/** What the module asks for beyond `env` belongs to the C library's abort path. */
function importsFor(
  module: WebAssembly.Module,
  env: Record<string, (...values: number[]) => number>,
): WebAssembly.Imports {
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = { env };
  for (const { module: space, name } of WebAssembly.Module.imports(module)) {
    (imports[space] ??= {})[name] ??= () => {
      throw new Error(`the core called ${name}`);
    };
  }
  return imports;
}

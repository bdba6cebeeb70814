// The core's JSON report (core/report/report.schema.json), the only thing this page knows about a bundle.
import type { Coverage, Review, Tests, Ticket } from "./coverage.ts";

export type Severity = "error" | "warning" | "note";
export type CheckState = "pass" | "fail" | "vacuous" | "not-applicable";
export type Verdict = "pass" | "fail" | "error";

export interface Finding {
  rule: string;
  severity: Severity;
  state: string;
  basis: string;
  /** Something could not be judged for it. */
  unjudged: boolean;
  member: number | null;
  inside: { member: number | null; path: string | null } | null; // the archive that the member is, when that was opened
  line: number | null;
  column: number | null;
  offset: number | null;
  arguments: Record<string, string | number>;
  message: string;
  remedy: string;
  fingerprint: string;
}

export interface Voucher {
  by: string;
  at: string;
  algorithm: string;
  bits: number;
  state: "holds" | "contradicted";
  /** Hex digits; fewer than the algorithm has when they are abbreviated. */
  expected: string;
  /** In full, of a contradicted one. */
  found: string | null;
}

export interface Member {
  path: string;
  path_hex: string | null;
  size: number;
  packed_size: number;
  method: string;
  crc32: string | null;
  sha256: string | null;
  archive: string | null;
  git_blob: string | null;
  role: string;
  text: boolean;
  vouchers: Voucher[];
  read_by: string[];
}

export interface Vouched {
  members: number;
  of: number;
  bytes: number;
  of_bytes: number;
  by: { kind: string; members: number; bytes: number; vouchers: number; holding: number }[];
  strength: { algorithm: string; bits: number; members: number; bytes: number }[];
  unvouched: number[];
  contradicted: number[];
}

export interface DigestList {
  member: number;
  format: string;
  folder: string;
  entries: number;
  holding: number;
  contradicted: number;
  absent: number;
  unchecked: number;
  unlisted: number;
  signatures: number;
}

/** An archive that lies in the bundle. */
export interface NestedArchive {
  member: number;
  format: string;
  size: number;
  sha256: string | null;
  opened: boolean;
  /** Null when it was not opened. */
  members: { path: string; size: number; sha256: string | null }[] | null;
}

export interface Region {
  offset: number;
  size: number;
  kind: string;
  member: number | null;
}

export interface Statement {
  id: string;
  text: string;
  count: number;
  of: number;
  basis: string;
  members: number[];
}

export interface PatchFile {
  path: string;
  old_path: string | null;
  change: string;
  added: number;
  removed: number;
  old_id: string | null;
  new_id: string | null;
  bits: number;
  old_mode: string | null;
  new_mode: string | null;
  similarity: number | null;
  binary: boolean;
  /** More than one: of a merge, against all of them. */
  parents: number;
  line: number;
  section: number;
  member: number | null;
  state: string;
  /** Whether the lines that it shows are those of the files: hold, differ, not-checked. */
  lines: string;
}

export interface Patch {
  member: number;
  sections: { kind: string; base: string | null; tip: string | null; line: number; files: number; merge: boolean }[];
  files: PatchFile[];
  added: number;
  removed: number;
}

export interface ProofCommit {
  id: string;
  member: number;
  tree: string;
  parents: string[];
  author: string;
  author_time: string;
  committer: string;
  commit_time: string;
  subject: string;
  signed: boolean;
}

export interface Proof {
  commit: string | null;
  object_format: string | null;
  objects: number;
  commits: ProofCommit[];
  trees: { folder: string; id: string; member: number }[];
  members: { proven: number; differ: number; absent: number; not_reached: number };
}

export interface Run {
  name: string;
  folder: string;
  dialect: string | null;
  ticket: string | null;
  before: string | null;
  after: string | null;
  started: string | null;
  finished: string | null;
  tests: { outcome: string; command: string; line: number }[];
}

/** How something came out that the reviewer expects. */
export interface Expectation {
  what: "sha256" | "content" | "commit" | "ticket";
  expected: string;
  found: string | null;
  /** claimed: met by the bundle's own word alone. */
  state: "met" | "claimed" | "unmet";
  basis: string;
  bits: number;
}

export interface Report {
  schema: string;
  tool: { name: string; version: string; catalog: string };
  bundle: {
    name: string;
    kind: string;
    size: number | null;
    sha256: string | null;
    content_digest: string | null;
    members: number;
    unpacked_size: number;
    wrapper: string | null;
    mapped_size: number | null;
  };
  profile: { name: string; title: string; chosen: string };
  policy: { sha256: string };
  options: { profile: string | null; ticket: string | null; run: string | null; fail_on: string };
  expectations: Expectation[];
  subject: { ticket: string | null; ticket_from: string | null; run: string | null; run_from: string | null };
  verdict: Verdict;
  exit_code: number;
  totals: {
    errors: number;
    warnings: number;
    notes: number;
    unjudged: number;
    checks: Record<CheckState, number>;
  };
  checks: { rule: string; state: CheckState; population: number; findings: number }[];
  findings: Finding[];
  members: Member[];
  vouched: Vouched;
  digest_lists: DigestList[];
  byte_map: Region[] | null;
  nested: { depth: "list" | "review"; archives: NestedArchive[] };
  runs: Run[];
  tickets: Ticket[];
  coverage: Coverage;
  tests: Tests;
  reviews: Review[];
  patch: Patch | null;
  commits: {
    last: { id: string; author: string; date: string | null; subject: string; merge: boolean } | null;
    base: string | null;
    head: string | null;
    listed: number;
  };
  proof: Proof | null;
  proven: Statement[];
  not_proven: Statement[];
}

/** A finding with the name that links use for it: its rule and its number among that rule's findings. */
export interface NamedFinding extends Finding {
  name: string;
  /** In the report. */
  index: number;
}

export function nameFindings(findings: readonly Finding[]): NamedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding, index) => {
    const number = (seen.get(finding.rule) ?? 0) + 1;
    seen.set(finding.rule, number);
    return { ...finding, name: `${finding.rule}-${number}`, index };
  });
}

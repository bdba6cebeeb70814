// What the reviewer decides of one bundle. The core makes the form, checks what is put into it, and writes what is saved
// (core/report/review.schema.json); nothing of it is stored anywhere else.
import type { Bundle } from "./bundle.ts";
import type { Severity } from "./report.ts";

/** The first three are the reviewer's word, and say that it was viewed, too. */
export type FindingMark = "accepted" | "disputed" | "needs-info" | "viewed";
export type CriterionMark = "met" | "unmet";
export type Word = "approve" | "reject";

interface Marked<Mark> {
  key: string;
  mark: Mark | null;
  note: string;
}

export interface Criterion extends Marked<CriterionMark> {
  kind: "criterion" | "not-proven";
  text: string;
  member: number | null;
  line: number | null;
  /** What the rules could tell of it. */
  state: string | null;
}

export interface DecidedFinding extends Marked<FindingMark> {
  rule: string;
  severity: Severity;
  message: string;
}

/** A file of the patch, or a member. */
interface DecidedFile extends Marked<"viewed"> {
  path: string;
}

export interface ReviewForm {
  schema: string;
  bundle: { name: string; sha256: string | null };
  report: { sha256: string };
  decision: Word | null;
  reason: string;
  /** As of the last time that the core read it. */
  unsettled: { errors: number; criteria: number };
  criteria: Criterion[];
  /** In the order of the report: all of them in a form, the marked ones in a saved file. */
  findings: DecidedFinding[];
  /** In the order of the patch, as the findings are. */
  files: DecidedFile[];
  /** In the order of the report, as the findings are. */
  members: DecidedFile[];
}

export const countMarked = (list: readonly Marked<unknown>[]): number => list.filter(({ mark }) => mark !== null).length;

const isMarked = ({ mark, note }: Marked<unknown>): boolean => mark !== null || note !== "";

export class Decision {
  /** Something was said since it was last saved. */
  isUnsaved = false;
  /** Something was said at all. */
  isTouched = false;
  /** Goes up with every mark. */
  version = 0;

  constructor(
    readonly form: ReviewForm,
    private readonly bundle: Bundle,
  ) {}

  /** `mark` again takes it away. */
  markFinding(index: number, mark: FindingMark): void {
    const finding = this.form.findings[index]!;
    finding.mark = finding.mark === mark ? null : mark;
    this.version++;
    this.changed();
  }

  markCriterion(index: number, mark: CriterionMark): void {
    const criterion = this.form.criteria[index]!;
    criterion.mark = criterion.mark === mark ? null : mark;
    this.version++;
    this.changed();
  }

  /** Says that it was viewed, unless more is said of it. */
  viewFinding(index: number): void {
    if (this.form.findings[index]!.mark === null) this.markFinding(index, "viewed");
  }

  markFile(index: number, isViewed: boolean): void {
    this.form.files[index]!.mark = isViewed ? "viewed" : null;
    this.version++;
    this.changed();
  }

  markMember(index: number, isViewed: boolean): void {
    this.form.members[index]!.mark = isViewed ? "viewed" : null;
    this.version++;
    this.changed();
  }

  get viewed(): ReadonlySet<number> {
    return new Set(this.form.files.flatMap(({ mark }, index) => (mark === "viewed" ? [index] : [])));
  }

  note(of: Marked<unknown>, note: string): void {
    of.note = note;
    this.changed();
  }

  say(reason: string): void {
    this.form.reason = reason;
    if (reason.trim() === "") this.form.decision = null;
    this.changed();
  }

  decide(word: Word | null): void {
    this.form.decision = word;
    this.changed();
  }

  /** Takes over the marks of a saved decision, or of one on a former report, where they find their place. */
  restore(saved: ReviewForm): void {
    for (const list of ["criteria", "findings", "files", "members"] as const) {
      const from = new Map<string, Marked<unknown>>(saved[list].map((item) => [item.key, item]));
      for (const item of this.form[list] as Marked<unknown>[]) {
        const { mark, note } = from.get(item.key) ?? { mark: null, note: "" };
        item.mark = mark;
        item.note = note;
      }
    }
    this.version++;
    this.changed();
  }

  /** The document for the core: of findings, files and members only those that something is said of. */
  document(word: Word | null = this.form.decision): string {
    const { findings, files, members } = this.form;
    return JSON.stringify({
      ...this.form,
      decision: word,
      findings: findings.filter(isMarked),
      files: files.filter(isMarked),
      members: members.filter(isMarked),
    });
  }

  saved(): void {
    this.isUnsaved = false;
    this.bundle.redraw();
  }

  private changed(): void {
    this.isUnsaved = true;
    this.isTouched = true;
    this.bundle.redraw();
  }
}

/** The schema of a dropped document, when it is a decision; the core then says whether it is a good one. */
export function decisionIn(text: string): { sha256: unknown } | null {
  try {
    const document = JSON.parse(text) as { schema?: unknown; bundle?: { sha256?: unknown } } | null;
    const isDecision = typeof document?.schema === "string" && document.schema.startsWith("exhibit-review/");
    return isDecision ? { sha256: document.bundle?.sha256 } : null;
  } catch {
    return null;
  }
}

// The report to take along, in the forms that others read. The core writes all of them.
import { useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { Icon } from "../icons.tsx";
import { say } from "../live.ts";
import { saveAs, savedName } from "../save.ts";
import { Preview } from "./Preview.tsx";

interface Form {
  format: string;
  title: string;
  what: string;
  ending: string;
  type: string;
  /** Those that may be left out, as the core names them. */
  sections?: readonly string[];
}

const SECTIONS: Record<string, string> = { findings: "findings", proven: "proven", "not-proven": "not proven", members: "members" };

const FORMS: readonly Form[] = [
  {
    format: "html",
    title: "HTML",
    what: "one file for people, without any script; opens offline, prints",
    ending: ".html",
    type: "text/html",
    sections: ["proven", "not-proven", "findings", "members"],
  },
  {
    format: "markdown",
    title: "Markdown",
    what: "for a comment or a job summary",
    ending: ".report.md",
    type: "text/markdown",
    sections: ["findings", "proven", "not-proven"],
  },
  { format: "json", title: "JSON", what: "everything; what its sha256 is of, and what can be compared later", ending: ".report.json", type: "application/json" },
  { format: "sarif", title: "SARIF 2.1.0", what: "for code scanning and editors", ending: ".sarif", type: "application/sarif+json" },
  { format: "junit", title: "JUnit XML", what: "for test reports of a CI", ending: ".junit.xml", type: "application/xml" },
  { format: "in-toto", title: "in-toto statement", what: "the verdict for supply chain tools, unsigned", ending: ".intoto.json", type: "application/vnd.in-toto+json" },
  { format: "text", title: "Text", what: "as the command prints it", ending: ".txt", type: "text/plain" },
];

type LeftOut = ReadonlySet<string>;
const NOTHING: LeftOut = new Set();

/** As the core and the command take it. */
const askedFor = ({ format, sections = [] }: Form, leftOut: LeftOut): string =>
  leftOut.size === 0 ? format : `${format}:${sections.filter((name) => !leftOut.has(name)).join(",")}`;

async function write(bundle: Bundle, form: Form, leftOut: LeftOut): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bundle.ask({ op: "report", format: askedFor(form, leftOut) });
  if (!bytes) throw new Error(`${form.title} could not be written: it needs more memory than a review has here.`);
  return bytes as Uint8Array<ArrayBuffer>;
}

export function Exports({ bundle }: { bundle: Bundle }) {
  const [problem, setProblem] = useState("");
  const [chosen, setChosen] = useState("");
  return (
    <section class="exports" aria-labelledby="exports-title">
      <h2 id="exports-title">The report to take along</h2>
      <p class="meta">
        Every form says what was not proven. The command writes the same bytes: <code class="command">exhibit check -o FORMAT=FILE BUNDLE</code>
      </p>
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <ul>
        {FORMS.map((form) => (
          <ExportRow
            key={form.format}
            bundle={bundle}
            form={form}
            isChosen={chosen === form.format}
            onChoose={(isChosen) => setChosen(isChosen ? form.format : "")}
            onProblem={setProblem}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  bundle: Bundle;
  form: Form;
  isChosen: boolean;
  onChoose(isChosen: boolean): void;
  onProblem(problem: string): void;
}

function ExportRow({ bundle, form, isChosen, onChoose, onProblem }: RowProps) {
  const [leftOut, setLeftOut] = useState(NOTHING);
  const save = async () => {
    try {
      saveAs(savedName(bundle, form.ending), [await write(bundle, form, leftOut)], form.type);
      onProblem("");
      say(`${form.title} saved.`);
    } catch (error) {
      onProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <li>
      <button type="button" data-format={form.format} onClick={() => void save()}>
        <Icon name="save" /> {form.title}
      </button>
      <span class="meta">{form.what}</span>
      <button
        type="button"
        class="quiet twisty"
        data-preview={form.format}
        aria-expanded={isChosen}
        aria-label={`${form.sections ? "Sections and preview" : "Preview"} of ${form.title}`}
        onClick={() => onChoose(!isChosen)}
      >
        <Icon name="next" /> {form.sections ? "Sections and preview" : "Preview"}
      </button>
      {isChosen && (
        <div class="export-preview">
          {form.sections && <Sections form={form} leftOut={leftOut} onChange={setLeftOut} />}
          <Preview
            key={askedFor(form, leftOut)}
            title={form.title}
            name={savedName(bundle, form.ending)}
            make={() => write(bundle, form, leftOut)}
          />
        </div>
      )}
    </li>
  );
}

function Sections({ form, leftOut, onChange }: { form: Form; leftOut: LeftOut; onChange(leftOut: LeftOut): void }) {
  const toggle = (name: string, isIn: boolean) => {
    const next = new Set(leftOut);
    if (isIn) next.delete(name);
    else next.add(name);
    onChange(next);
  };
  return (
    <fieldset class="export-sections">
      <legend>Sections</legend>
      {form.sections!.map((name) => (
        <label key={name} class="check">
          <input type="checkbox" checked={!leftOut.has(name)} onChange={({ currentTarget }) => toggle(name, currentTarget.checked)} />{" "}
          {SECTIONS[name]}
        </label>
      ))}
      {leftOut.size > 0 && (
        <span class="meta">
          <Icon name="warning" /> The file says what is left out, and how much of it.
        </span>
      )}
    </fieldset>
  );
}

// The report to take along, in the forms that others read. The core writes all of them.
import { useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { cleanFileName } from "../format.ts";
import { Icon } from "../icons.tsx";
import { say } from "../live.ts";
import { saveAs } from "../save.ts";

interface Form {
  format: string;
  title: string;
  what: string;
  ending: string;
  type: string;
}

const FORMS: readonly Form[] = [
  { format: "html", title: "HTML", what: "one file for people, without any script; opens offline, prints", ending: ".html", type: "text/html" },
  { format: "markdown", title: "Markdown", what: "for a comment or a job summary", ending: ".md", type: "text/markdown" },
  { format: "json", title: "JSON", what: "everything; what its sha256 is of, and what can be compared later", ending: ".json", type: "application/json" },
  { format: "sarif", title: "SARIF 2.1.0", what: "for code scanning and editors", ending: ".sarif", type: "application/sarif+json" },
  { format: "junit", title: "JUnit XML", what: "for test reports of a CI", ending: ".junit.xml", type: "application/xml" },
  { format: "in-toto", title: "in-toto statement", what: "the verdict for supply chain tools, unsigned", ending: ".intoto.json", type: "application/vnd.in-toto+json" },
  { format: "text", title: "Text", what: "as the command prints it", ending: ".txt", type: "text/plain" },
];

export function Exports({ bundle }: { bundle: Bundle }) {
  const [problem, setProblem] = useState("");
  const save = async ({ format, ending, type, title }: Form) => {
    try {
      const bytes = await bundle.ask({ op: "report", format });
      if (!bytes) return setProblem(`${title} could not be written: it needs more memory than a review has here.`);
      setProblem("");
      saveAs(`${cleanFileName(bundle.file.name)}.exhibit${ending}`, [bytes as Uint8Array<ArrayBuffer>], type);
      say(`${title} saved.`);
    } catch (error) {
      setProblem(String(error));
    }
  };
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
          <li key={form.format}>
            <button type="button" data-format={form.format} onClick={() => void save(form)}>
              <Icon name="save" /> {form.title}
            </button>
            <span class="meta">{form.what}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

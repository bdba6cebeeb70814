// Under which terms Exhibit and what is inside this file may be used.
import { useEffect, useState } from "preact/hooks";
import { licenses } from "../embedded.ts";
import { Dialog } from "./dialog.tsx";

const HEADING = /^==== (.*)\n+/gm;

/** The parts of the text: what each licence is of, and the licence. */
function partsOf(text: string): [title: string, licence: string][] {
  const [, ...parts] = text.split(HEADING);
  return Array.from({ length: parts.length / 2 }, (_, i) => [parts[2 * i]!, parts[2 * i + 1]!.trimEnd()]);
}

export function LicencesDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  useEffect(() => void licenses().then(setText, (error) => setFault(String(error))), []);
  return (
    <Dialog title="Licences" kind="licence-dialog" onClose={onClose}>
      <p>What is inside this file, and the terms that each part comes under.</p>
      {fault !== "" && <p role="alert">{fault}</p>}
      {partsOf(text).map(([title, licence]) => (
        <details key={title}>
          <summary>{title}</summary>
          <pre class="policy licence" tabIndex={0}>
            {licence}
          </pre>
        </details>
      ))}
    </Dialog>
  );
}

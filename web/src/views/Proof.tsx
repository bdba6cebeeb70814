// What "nothing is uploaded" rests on, how to see it, and a test that asks the browser itself.
import { useEffect, useState } from "preact/hooks";
import { contentPolicy } from "../embedded.ts";
import { Icon } from "../icons.tsx";
import { ownSha256 } from "../own.ts";
import { FullDigest } from "../text.tsx";
import { Dialog } from "./dialog.tsx";

const TARGET = "https://example.invalid/";
const SVG = "http://www.w3.org/2000/svg";

/** Requests that a page can make without one line of networking code, of kinds whose refusal every browser tells. */
const PROBES: [name: string, start: (url: string) => void][] = [
  ["picture", (url) => void (new Image().src = url)],
  ["sound", (url) => void (new Audio().src = url)],
  ["font", (url) => void new FontFace("probe", `url(${url})`).load().catch(() => {})],
  ["style sheet", addStyleSheet],
  ["film", (url) => void (document.createElement("video").src = url)],
  ["drawing", addDrawing],
];

function addStyleSheet(href: string): void {
  addForAWhile(document.head, Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

function addDrawing(url: string): void {
  const drawing = document.createElementNS(SVG, "svg");
  const image = document.createElementNS(SVG, "image");
  image.setAttribute("href", url);
  drawing.append(image);
  drawing.setAttribute("class", "off-screen");
  drawing.setAttribute("aria-hidden", "true");
  addForAWhile(document.body, drawing);
}

function addForAWhile(where: Element, element: Element): void {
  where.append(element);
  setTimeout(() => element.remove(), 1000);
}

async function refusals(): Promise<Set<string>> {
  const seen = new Set<string>();
  const note = (event: SecurityPolicyViolationEvent) => {
    if (event.blockedURI.startsWith(TARGET)) seen.add(event.blockedURI);
  };
  document.addEventListener("securitypolicyviolation", note);
  PROBES.forEach(([, start], i) => start(`${TARGET}${i}`));
  await new Promise((done) => setTimeout(done, 700));
  document.removeEventListener("securitypolicyviolation", note);
  return seen;
}

export function ProofDialog({ onClose }: { onClose: () => void }) {
  const [seen, setSeen] = useState<Set<string> | null>(null);
  const [sha256, setSha256] = useState("");
  useEffect(() => void ownSha256().then(setSha256, (error) => setSha256(String(error))), []);
  return (
    <Dialog title="Network: locked" onClose={onClose}>
      <p>
        This page’s own policy refuses every request it could make; it contains no networking code; it works with the
        cable out. Moving to another address and WebRTC are closed by its script, not by the policy. Browser add-ons can
        read any page: review in a profile without them.
      </p>
      <p class="buttons">
        <button type="button" class="primary" onClick={() => void refusals().then(setSeen)}>
          Test it
        </button>
        {seen && (
          <span role="status">
            {PROBES.filter((_, i) => seen.has(`${TARGET}${i}`)).length} of {PROBES.length} attempts were refused.
          </span>
        )}
      </p>
      {seen && (
        <ul class="plain">
          {PROBES.map(([name], i) => (
            <li key={name} class={seen.has(`${TARGET}${i}`) ? "yes" : "no"}>
              <Icon name={seen.has(`${TARGET}${i}`) ? "proven" : "unproven"} /> {name}:{" "}
              {seen.has(`${TARGET}${i}`) ? "refused" : "no refusal was seen"}
            </li>
          ))}
        </ul>
      )}
      <h3>See for yourself</h3>
      <ul>
        <li>Open the browser’s developer tools (F12), Network, and review a bundle: the list stays empty.</li>
        <li>Pull the cable, or open this file on a machine without one.</li>
        <li>
          Compare the sha256 of this file, from <code>sha256sum exhibit.html</code> or another tool of your machine, with
          the one that its release states.
        </li>
      </ul>
      <h3>This copy</h3>
      <p>
        Put together again from what the browser loaded, this page has the sha256 below. It tells which copy you have. It
        is no proof: a changed copy could show any digest, so compare it with what a tool outside the page says.
      </p>
      <p class="own-digest" aria-live="polite">
        {sha256 === "" ? "Computing…" : <FullDigest value={sha256} what="sha256 of this page" />}
      </p>
      <details>
        <summary>The policy</summary>
        <pre class="policy" tabIndex={0}>
          {contentPolicy().replaceAll("; ", "\n")}
        </pre>
      </details>
    </Dialog>
  );
}

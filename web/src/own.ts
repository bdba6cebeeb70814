// The sha256 of this very page, computed by the core of what the browser loaded. A changed copy can say what it likes: it
// tells which copy this is, and proves nothing; a tool outside the page does.
import { Crew } from "./crew.ts";
import { ownFile } from "./embedded.ts";
import type { Report } from "./report.ts";

let digest: Promise<string> | null = null;

export function ownSha256(): Promise<string> {
  digest ??= compute();
  digest.catch(() => (digest = null));
  return digest;
}

async function compute(): Promise<string> {
  const crew = new Crew(ownFile(), "", () => {});
  try {
    const { report } = await crew.review(() => {});
    const { bundle } = JSON.parse(report ?? "{}") as Partial<Report>;
    if (!bundle?.sha256) throw new Error("the core gave no digest");
    return bundle.sha256;
  } finally {
    crew.close();
  }
}

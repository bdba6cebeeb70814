// Files that the reviewer asks for.
import type { Bundle } from "./bundle.ts";
import { cleanFileName } from "./format.ts";

/** review-<bundle>-<start of its sha256>-<day, here and now>, which says nothing that the file itself does not: no clock is in that. */
export function savedName({ file, key }: Bundle, ending: string): string {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return `review-${cleanFileName(file.name.replace(/\.zip$/i, ""))}-${key.slice(0, 8)}-${day}${ending}`;
}

export function saveAs(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// The keys that go from one change to the next.
import { unfoldChunk } from "./PatchRows.tsx";

export const CHANGE = ".diff .change, .diff .has-change";
export const TOP = 130; // CSS pixels that the bars at the top take

/** Focuses the next or former element of a kind, seen from the focus or, without one here, from the top of the window. */
export function stepTo(selector: string, by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const focus = document.activeElement?.closest(".patch-files *");
  const isBefore = (element: HTMLElement): boolean =>
    focus
      ? (focus.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
      : element.getBoundingClientRect().top <= TOP;
  let [low, high] = [0, all.length]; // the first that is not before
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(all[middle]!)) low = middle + 1;
    else high = middle;
  }
  const element = all[by < 0 ? low - 1 : all[low] === focus ? low + 1 : low];
  if (!element) return;
  if (!element.matches(".plain")) return show(element);
  unfoldChunk(element);
  requestAnimationFrame(() => {
    const changes = element.querySelectorAll<HTMLElement>(".change");
    const change = changes[by < 0 ? changes.length - 1 : 0];
    if (change) show(change);
  });
}

function show(element: HTMLElement): void {
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}

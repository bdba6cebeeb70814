// How lines that differ stand on the screen.
import { useEffect, useState } from "preact/hooks";
import type { Layout } from "../patch.ts";

const SPLIT_FROM = "(min-width: 1100px)";

/** Whether there is room for two lines beside each other. */
export function useCanSplit(): boolean {
  const [matches, setMatches] = useState(() => matchMedia(SPLIT_FROM).matches);
  useEffect(() => {
    const list = matchMedia(SPLIT_FROM);
    // Paper has another width: what is being printed stays as it stands on the screen.
    const update = () => matchMedia("print").matches || setMatches(list.matches);
    list.addEventListener("change", update);
    return () => list.removeEventListener("change", update);
  }, []);
  return matches;
}

interface LayoutChipsProps {
  layout: Layout;
  canSplit: boolean;
  onLayout(part: Partial<Layout>): void;
}

export function LayoutChips({ layout: { isSplit, ignoresBlanks }, canSplit, onLayout }: LayoutChipsProps) {
  return (
    <>
      {canSplit && (
        <span class="chips" role="group" aria-label="View">
          <button type="button" class="chip" aria-pressed={!isSplit} aria-keyshortcuts="u" onClick={() => onLayout({ isSplit: false })}>
            unified
          </button>
          <button type="button" class="chip" aria-pressed={isSplit} aria-keyshortcuts="u" onClick={() => onLayout({ isSplit: true })}>
            split
          </button>
        </span>
      )}
      <button type="button" class="chip" aria-pressed={ignoresBlanks} aria-keyshortcuts="w" onClick={() => onLayout({ ignoresBlanks: !ignoresBlanks })}>
        ignore whitespace
      </button>
    </>
  );
}

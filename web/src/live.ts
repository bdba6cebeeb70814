// The line that is read out to people who do not see the page. A modal dialog has its own: what is behind it is not read.
import { useLayoutEffect, useRef } from "preact/hooks";

const lines = new Set<HTMLElement>();

/** For the element that is such a line, for as long as it is there. */
export function useLiveLine() {
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const { current } = line;
    if (!current) return;
    lines.add(current);
    return () => void lines.delete(current);
  }, []);
  return line;
}

const SHOWN = 8000; // ms
let clearing: ReturnType<typeof setTimeout> | undefined;

function write(text: string): void {
  for (const line of lines) line.textContent = text;
}

export function say(text: string): void {
  write(text);
  clearTimeout(clearing);
  clearing = setTimeout(() => write(""), SHOWN);
}

// The one line that is read out to people who do not see the page.
let line: HTMLElement | null = null;

export function setLiveLine(element: HTMLElement | null): void {
  line = element;
}

const SHOWN = 8000; // ms
let clearing = 0;

export function say(text: string): void {
  if (!line) return;
  line.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => (line!.textContent = ""), SHOWN);
}

// Where a link leads stays in sight while what stands above it grows: lines that come in later, blocks laid out at last.

const TAKES_OVER = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
const HEAD = 80; // pixels, which the head of the page and of a file may cover
const KEPT_MS = 5000; // a reader who drags the scroll bar sends no event

let release = (): void => {};

/** Scrolls to the element that `find` gives, and again whenever the page grows over it, until the reader moves. */
export function keepInSight(find: () => HTMLElement | null): void {
  release();
  const scroll = () => find()?.scrollIntoView({ block: "center" });
  if (!find()) return;
  scroll();
  const grown = new ResizeObserver(() => {
    const { top = 0, bottom = 0 } = find()?.getBoundingClientRect() ?? {};
    if (top < HEAD || bottom > innerHeight) scroll();
  });
  const timer = setTimeout(() => release(), KEPT_MS);
  release = () => {
    grown.disconnect();
    clearTimeout(timer);
    TAKES_OVER.forEach((type) => removeEventListener(type, release, true));
    release = () => {};
  };
  TAKES_OVER.forEach((type) => addEventListener(type, release, true));
  grown.observe(document.getElementById("main")!);
}

// Single keys. Off inside fields and dialogs, and switchable off for good; Ctrl, Alt and Cmd stay the browser's.
import { useLayoutEffect } from "preact/hooks";

/** An action that gives false leaves the key to others and to the browser. */
export type KeyMap = Record<string, (event: KeyboardEvent) => unknown>;

const SWITCH = "exhibit-keys"; // the page stores this and the theme, nothing else
const maps: KeyMap[] = [];

function stored(): string | null {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}
let areOn = stored() !== "off";

export const keysAreOn = (): boolean => areOn;

export function setKeysOn(value: boolean): void {
  areOn = value;
  try {
    localStorage.setItem(SWITCH, value ? "on" : "off");
  } catch {
    // kept for this session only
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox]), textarea, select") !== null;
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]")) return;
  if (isField(event.target)) {
    if (event.key === "Escape") (event.target as HTMLElement).blur();
    return;
  }
  if (!areOn && event.key !== "?" && event.key !== "Escape") return;
  // Whoever came last is asked first.
  for (let i = maps.length - 1; i >= 0; i--) {
    const act = maps[i]![event.key];
    if (act && act(event) !== false) {
      event.preventDefault();
      return;
    }
  }
}

export function startKeys(): void {
  document.addEventListener("keydown", onKey);
}

/** The keys of a component, for as long as it is there. */
export function useKeys(map: KeyMap): void {
  useLayoutEffect(() => {
    maps.push(map);
    return () => void maps.splice(maps.indexOf(map), 1);
  });
}

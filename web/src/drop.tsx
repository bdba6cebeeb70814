// The whole window takes files.
import { useEffect, useState } from "preact/hooks";
import { desk } from "./desk.ts";
import { count } from "./format.ts";

/** While something is dragged over the window: how many files it is, or null. */
export function Drop({ onFiles }: { onFiles: (files: File[], folders: Set<string>) => void }) {
  const [dragged, setDragged] = useState<number | null>(null);

  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    };
    const enter = (event: DragEvent) => {
      event.preventDefault();
      setDragged([...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === "file").length);
    };
    // Leaving an element enters another one, unless it is the window that is left.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(null);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDragged(null);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files, folderNames(event.dataTransfer!));
      else desk.notify("That was no file. Drop the bundle itself: a .zip as the agent handed it over.");
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) onFiles(files, new Set());
    };
    const listeners: [string, (event: never) => void][] = [
      ["dragover", over],
      ["dragenter", enter],
      ["dragleave", leave],
      ["drop", drop],
      ["paste", paste],
    ];
    for (const [type, listener] of listeners) window.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener as EventListener);
    };
  }, []);

  if (dragged === null) return null;
  return (
    <div class="drop-over" aria-hidden="true">
      <p>{dragged > 0 ? `Release to review ${count(dragged, "file")}` : "This is no file"}</p>
    </div>
  );
}

/** A dropped folder looks like a file that cannot be read; only its entry tells. */
function folderNames(transfer: DataTransfer): Set<string> {
  const names = new Set<string>();
  for (const item of transfer.items) {
    const entry = item.kind === "file" ? item.webkitGetAsEntry?.() : null;
    if (entry?.isDirectory) names.add(entry.name);
  }
  return names;
}

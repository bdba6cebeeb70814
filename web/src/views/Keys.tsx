// The list of keys.
import { useEffect, useState } from "preact/hooks";
import { keysAreOn, setKeysOn } from "../keys.ts";
import { say } from "../live.ts";
import { Dialog } from "./dialog.tsx";

const KEYS: [title: string, keys: [keys: string[], what: string][]][] = [
  [
    "Everywhere",
    [
      [["?"], "this list"],
      [["?", "?"], "single keys off, and on again"],
      [["o"], "open files"],
      [["t"], "go to a member by its name"],
      [["y"], "copy a link to what is shown"],
      [["/"], "filter"],
      [["1", "2", "3", "4", "5", "6", "7"], "overview, findings, tickets, members, changes, compare, decision"],
      [["[", "]"], "bundle before, bundle after"],
      [["Esc"], "cancel, close, leave a field"],
    ],
  ],
  [
    "Lists",
    [
      [["j", "k"], "next, former"],
      [["Enter"], "open"],
      [["v"], "viewed, and on to the next that is not"],
      [["Backspace"], "back to the list"],
      [["c"], "copy the path"],
      [["h"], "copy the sha256"],
      [["←", "→"], "in a tree: close, open a folder"],
      [["E"], "in a tree: open or close all"],
    ],
  ],
  [
    "Changes",
    [
      [["n", "p"], "next, former change"],
      [["J", "K"], "next, former file"],
      [["u"], "unified or split"],
      [["w"], "ignore whitespace"],
      [["e"], "open or close the file"],
      [["E"], "open or close all"],
      [["v"], "viewed, and on to the next"],
    ],
  ],
  ["Compare", [[["x"], "swap before and after"]]],
  [
    "A ticket",
    [
      [["j", "k"], "next, former thing that it asks for"],
      [["J", "K"], "next, former ticket"],
      [["e"], "show or hide the lines of the evidence"],
      [["Backspace"], "back to its row"],
    ],
  ],
  [
    "A finding",
    [
      [["a"], "accept it"],
      [["d"], "dispute it"],
      [["i"], "ask for information"],
      [["m"], "note"],
    ],
  ],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const [areOn, setOn] = useState(keysAreOn());
  const change = (value: boolean) => {
    setKeysOn(value);
    setOn(value);
    say(value ? "Single keys are on." : "Single keys are off. The key ? still shows this list.");
  };
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      change(!keysAreOn());
    };
    document.addEventListener("keydown", toggle);
    return () => document.removeEventListener("keydown", toggle);
  }, []);
  return (
    <Dialog title="Keys" kind="key-dialog" onClose={onClose}>
      <label class="check">
        <input type="checkbox" checked={areOn} onChange={({ currentTarget }) => change(currentTarget.checked)} /> Single
        keys are on
      </label>
      <div class="key-lists">
        {KEYS.map(([title, keys]) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl class="keys">
              {keys.map(([names, what]) => (
                <div key={what}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

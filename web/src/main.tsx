// Start of the program, in the place of the first screen's markup.
import { render } from "preact";
import { App } from "./App.tsx";
import { startKeys } from "./keys.ts";
import { startPaper } from "./paper.tsx";

const root = document.getElementById("app")!;
root.replaceChildren();
startKeys();

if (typeof WebAssembly === "object" && typeof Worker === "function") {
  render(<App />, root);
  startPaper();
} else {
  render(
    <p class="fatal">
      This browser does not run WebAssembly, or a policy on this machine switches it off, so nothing can be reviewed
      here. The command gives the same report: <code>exhibit check BUNDLE.zip</code>
    </p>,
    root,
  );
}

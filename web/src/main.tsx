// Start of the program, in the place of the first screen's markup, which is painted first.
import { render } from "preact";
import { App } from "./App.tsx";
import { coreModule } from "./embedded.ts";
import { startKeys } from "./keys.ts";
import { startPaper } from "./paper.tsx";

const root = document.getElementById("app")!;

function start(): void {
  root.replaceChildren();
  startKeys();
  if (typeof WebAssembly === "object" && typeof Worker === "function") {
    render(<App />, root);
    startPaper();
    setTimeout(prepareCore);
  } else {
    render(
      <p class="fatal">
        This browser does not run WebAssembly, or a policy on this machine switches it off, so nothing can be reviewed
        here. The command gives the same report: <code>exhibit check BUNDLE.zip</code>
      </p>,
      root,
    );
  }
  root.removeAttribute("aria-busy");
}

/** Before a bundle comes. What goes wrong is told with the first one. */
function prepareCore(): void {
  coreModule().catch(() => {});
}

// A tab that nobody looks at is not painted.
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));

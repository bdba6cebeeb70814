// Start: first the lock, then the page.
import { lockNetwork } from "./lock.ts";
lockNetwork();

import { render } from "preact";
import { App } from "./App.tsx";
import { startKeys } from "./keys.ts";
import { startPaper } from "./paper.tsx";
import { currentTheme, setTheme } from "./theme.ts";

const root = document.getElementById("app")!;
setTheme(currentTheme());
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

// The first screen: what this is, and where to drop.
import { desk } from "../desk.ts";
import { coreSha256, exampleFile } from "../embedded.ts";
import { Icon, Mark } from "../icons.tsx";
import { go, DESK } from "../route.ts";
import { Digest } from "../text.tsx";
import { Notices } from "./Notices.tsx";

export function Landing({ onPick }: { onPick: () => void }) {
  const tryExample = () => {
    desk.add([exampleFile()]);
    go(DESK);
  };
  return (
    <div class="landing">
      <Notices />
      <section class="drop-here">
        <Mark />
        <h1 tabIndex={-1}>Drop an evidence bundle</h1>
        <p class="lead">
          The zip that came with “done”. You will see what its bytes prove, what is only claimed, and what is missing.
        </p>
        <p class="buttons">
          <button type="button" class="primary" onClick={onPick} aria-keyshortcuts="o">
            Choose files… <kbd>o</kbd>
          </button>
          <button type="button" onClick={tryExample}>
            Try the example
          </button>
        </p>
        <p class="hint">Several at once, or more later: each is reviewed on its own.</p>
      </section>
      <ul class="facts">
        <li>
          <Icon name="lock" />
          <h2>Nothing is uploaded</h2>
          <p>This page’s own policy refuses every request it could make. See “Network: locked” below.</p>
        </li>
        <li>
          <Icon name="proven" />
          <h2>Works with the cable out</h2>
          <p>One file, no installation, no account. Nothing of a bundle is stored when you close it.</p>
        </li>
        <li>
          <Icon name="file" />
          <h2>Same report as the command</h2>
          <p>
            The core in this copy: <Digest value={coreSha256} what="sha256 of the core" />
          </p>
        </li>
      </ul>
    </div>
  );
}

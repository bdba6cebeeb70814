// A link into a bundle that is not open here.
import { Notices } from "./Notices.tsx";
import { WorkList } from "./WorkList.tsx";

export function Missing({ name, onPick }: { name: string; onPick: () => void }) {
  return (
    <div class="landing">
      <Notices />
      <section class="drop-here">
        <h1 tabIndex={-1}>This link needs its bundle</h1>
        <p class="lead">
          It points into the bundle whose sha256 begins with{" "}
          <code>{/^[0-9a-f]{12}$/.test(name) ? name : "(unknown)"}</code>. A link holds no evidence: drop that file to
          go on.
        </p>
        <p class="buttons">
          <button type="button" class="primary" onClick={onPick}>
            Choose files… <kbd>o</kbd>
          </button>
        </p>
      </section>
      <WorkList />
    </div>
  );
}

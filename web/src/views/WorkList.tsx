// One row a bundle that is not judged yet.
import type { Bundle } from "../bundle.ts";
import { desk } from "../desk.ts";
import { count, size } from "../format.ts";
import { link } from "../route.ts";
import { Text } from "../text.tsx";

/** On the members' own screen, no link leads to them. */
export function WorkList({ isOnMembers = false }: { isOnMembers?: boolean }) {
  if (desk.working.length === 0) return null;
  return (
    <section class="working" aria-labelledby="working-title">
      <h2 id="working-title">Reviewing</h2>
      <ul>
        {desk.working.map((bundle) => (
          <li key={bundle.id}>
            <Working bundle={bundle} isOnMembers={isOnMembers} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Working({ bundle, isOnMembers }: { bundle: Bundle; isOnMembers: boolean }) {
  const seconds = (performance.now() - bundle.startedAt) / 1000;
  const isWaiting = bundle.phase === "waiting";
  return (
    <div class="work-row">
      <span class="work-name">
        <Text>{bundle.file.name}</Text>
      </span>
      <span class="work-step">{step(bundle)}</span>
      <progress aria-label="Bytes digested" max={bundle.all || 1} value={isWaiting ? 0 : bundle.done} />
      <span class="work-numbers">
        {size(bundle.done)} of {size(bundle.all)}
        {!isWaiting && seconds > 1 && ` · ${pace(bundle, seconds)}`}
      </span>
      {bundle.listing.length > 0 && !isWaiting && !isOnMembers && (
        <a class="work-members" href={link(bundle.key, "members")}>
          Look at {count(bundle.listing.length, "member")} meanwhile
        </a>
      )}
      <button type="button" onClick={() => bundle.cancel()} aria-keyshortcuts="Escape">
        Cancel <kbd>Esc</kbd>
      </button>
    </div>
  );
}

function step(bundle: Bundle): string {
  if (bundle.phase === "waiting") return "Waiting for its turn";
  if (bundle.done === 0) return "Reading the directory and the documents";
  return bundle.done < bundle.all ? "Unpacking and digesting every member" : "Applying the rules";
}

function pace(bundle: Bundle, seconds: number): string {
  const speed = bundle.done / seconds;
  if (speed === 0) return "";
  const left = Math.ceil((bundle.all - bundle.done) / speed);
  const inWords = left < 100 ? `${left} s` : `${Math.round(left / 60)} min`;
  return `${size(speed)}/s${left > 1 ? `, about ${inWords} left` : ""}`;
}

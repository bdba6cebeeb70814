// The whole page: which screen is shown, and what is true on every one of them.
import { useEffect, useRef, useState } from "preact/hooks";
import { desk, verdictWord } from "./desk.ts";
import { Drop } from "./drop.tsx";
import { quoted, shown } from "./format.ts";
import { Footer, Header, type DialogName } from "./frame.tsx";
import { useKeys, type KeyMap } from "./keys.ts";
import { DESK, go, link, useRoute, VIEWS, type Route } from "./route.ts";
import { copy } from "./text.tsx";
import { Finder, membersToFind } from "./views/Finder.tsx";
import { KeysDialog } from "./views/Keys.tsx";
import { LicencesDialog } from "./views/Licences.tsx";
import { ProofDialog } from "./views/Proof.tsx";
import { Desk } from "./views/Desk.tsx";
import { Changes } from "./views/Changes.tsx";
import { Compare } from "./views/Compare.tsx";
import { DecisionPage } from "./views/Decision.tsx";
import { Early } from "./views/Early.tsx";
import { Findings } from "./views/Findings.tsx";
import { Landing } from "./views/Landing.tsx";
import { MemberPage } from "./views/MemberPage.tsx";
import { Members } from "./views/Members.tsx";
import { Missing } from "./views/Missing.tsx";
import { Overview } from "./views/Overview.tsx";
import { SprintPage } from "./views/Sprint.tsx";
import { Tickets } from "./views/Tickets.tsx";
import type { Bundle } from "./bundle.ts";

export function App() {
  const [, redraw] = useState(0);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const route = useRoute();
  const bundle = desk.find(route.key);
  const pick = () => picker.current?.click();
  // It is told late that a dialog was closed: by then another one can be open.
  const close = () => setDialog((now) => (now === dialog ? null : now));

  useEffect(() => desk.watch(() => redraw((n) => n + 1)), []);
  useEffect(() => {
    desk.whenRestored = (restored) => go(link(restored.key, "decision"));
    desk.whenJudged = (ended) => {
      if (!ended.judged || ended.key === route.key) return;
      if (route.key === ended.firstKey) return go(link(ended.key, route.view, route.parts), true);
      const isLinkWaiting = route.key !== "" && !desk.find(route.key);
      if (isLinkWaiting)
        desk.notify(`${quoted(ended.file.name)} is another bundle than the one that the link points into.`);
      if (isLinkWaiting || (route.key === "" && desk.bundles.length === 1)) go(link(ended.key));
    };
  });
  useFocusOnHeading(route, bundle);
  useTitle(route, bundle);
  useLeaveWarning();
  useKeys(globalKeys(route, bundle, pick, setDialog));

  return (
    <>
      <Header route={route} bundle={bundle} onPick={pick} onDialog={setDialog} />
      <main id="main">
        <Screen route={route} bundle={bundle} onPick={pick} />
      </main>
      <Footer onDialog={setDialog} />
      <input
        ref={picker}
        class="off-screen"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          void addFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Drop onFiles={addFiles} />
      {dialog === "keys" && <KeysDialog onClose={close} />}
      {dialog === "finder" && bundle && <Finder bundle={bundle} onClose={close} />}
      {dialog === "licences" && <LicencesDialog onClose={close} />}
      {dialog === "proof" && <ProofDialog onClose={close} />}
    </>
  );
}

/** What is dropped is added, and the desk shows how it goes; a link that waits for its bundle stays where it is. */
async function addFiles(dropped: File[], folders?: ReadonlySet<string>): Promise<void> {
  const files = await desk.sort(dropped);
  if (files.length === 0 && desk.working.length === 0) return desk.restoreDecisions();
  const key = location.hash.match(/^#\/([^/?]+)/)?.[1];
  const isAwaiting = key !== undefined && !desk.find(decodeURIComponent(key));
  desk.add(files, folders);
  if (!isAwaiting) go(DESK);
}

function Screen({ route, bundle, onPick }: { route: Route; bundle: Bundle | undefined; onPick: () => void }) {
  if (route.key === "" && route.view === "tickets" && desk.bundles.length > 0) return <SprintPage route={route} />;
  if (route.key === "") return desk.bundles.length > 0 ? <Desk onPick={onPick} /> : <Landing onPick={onPick} />;
  if (!bundle) return <Missing name={route.key} onPick={onPick} />;
  if (!bundle.judged) {
    const isListed = bundle.phase === "working" && bundle.listing.length > 0;
    return isListed && route.view === "members" ? <Early bundle={bundle} route={route} /> : <Desk onPick={onPick} />;
  }
  const props = { bundle, judged: bundle.judged, route };
  switch (route.view) {
    case "overview":
      return <Overview {...props} />;
    case "findings":
      return <Findings {...props} />;
    case "tickets":
      return <Tickets {...props} />;
    case "members":
      return route.parts[0] === undefined ? <Members {...props} /> : <MemberPage {...props} />;
    case "changes":
      return <Changes {...props} />;
    case "compare":
      return <Compare {...props} />;
    case "decision":
      return <DecisionPage {...props} />;
  }
}

/** A screen reader starts reading at the heading of a new screen; on the way back, at the link that was left. */
function useFocusOnHeading(route: Route, bundle: Bundle | undefined): void {
  const screen = [
    route.key,
    route.view,
    route.view === "members" ? route.parts[0] : "",
    bundle?.phase === "judged",
  ].join("/");
  const trail = useRef<{ screen: string; left: Left | null }[]>([{ screen, left: null }]); // the way here
  useEffect(() => {
    // By the click: when the address has changed, not every browser has the focus where it was.
    const noteLink = ({ target }: MouseEvent) => {
      trail.current[trail.current.length - 1]!.left = leftBy((target as Element).closest("main a"));
    };
    document.addEventListener("click", noteLink, true);
    return () => document.removeEventListener("click", noteLink, true);
  }, []);
  useEffect(() => {
    const { current } = trail;
    if (current[current.length - 1]!.screen === screen) return;
    const former = current[current.length - 2];
    const isBack = former?.screen === screen;
    if (isBack) current.pop();
    else current.push({ screen, left: null });
    if (document.activeElement instanceof HTMLSelectElement) return; // the bundle switch keeps the focus
    if (isBack && focusAgain(former.left)) return;
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    if (!route.parts[1]) scrollTo(0, 0);
  }, [screen]);
}

/** A link of a screen, so that it is found again when that is drawn anew: of those to one address, the which. */
interface Left {
  href: string;
  at: number;
}

const linksTo = (href: string): HTMLAnchorElement[] =>
  [...document.querySelectorAll<HTMLAnchorElement>("main a")].filter((each) => each.getAttribute("href") === href);

function leftBy(anchor: Element | null): Left | null {
  const href = anchor?.getAttribute("href");
  return href ? { href, at: linksTo(href).indexOf(anchor as HTMLAnchorElement) } : null;
}

function focusAgain(left: Left | null): boolean {
  const anchor = left && linksTo(left.href)[left.at];
  anchor?.focus();
  return Boolean(anchor);
}

function useTitle(route: Route, bundle: Bundle | undefined): void {
  useEffect(() => {
    const working = desk.working.filter(({ phase }) => phase === "working");
    const [done, all] = working.reduce(([d, a], b) => [d + b.done, a + b.all], [0, 0]);
    const progress = working.length > 0 ? `${all > 0 ? Math.floor((100 * done) / all) : 0} % · ` : "";
    const subject = bundle?.judged ? `${verdictWord(bundle)} · ${route.view} · ${shown(bundle.file.name)} · ` : "";
    document.title = `${progress}${subject}Exhibit`;
  });
}

function useLeaveWarning(): void {
  const isWorking = desk.working.length > 0 || desk.bundles.some(({ decision }) => decision?.isUnsaved);
  useEffect(() => {
    if (!isWorking) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isWorking]);
}

function globalKeys(
  route: Route,
  bundle: Bundle | undefined,
  pick: () => void,
  open: (name: DialogName) => void,
): KeyMap {
  const keys: KeyMap = {
    "?": () => open("keys"),
    o: pick,
    y: () => void copy(location.href, "Link"),
    t: () => (bundle && membersToFind(bundle) > 0 ? open("finder") : false),
    Escape: () => desk.cancelAll(),
    "[": () => step(-1),
    "]": () => step(1),
  };
  const step = (by: number) => {
    const judged = desk.bundles.filter((other) => other.judged);
    const at = judged.findIndex((other) => other === bundle);
    const next = judged[(at + by + judged.length) % judged.length];
    if (next && next !== bundle) go(link(next.key, route.key ? route.view : "overview"));
  };
  if (bundle?.judged) {
    VIEWS.forEach((view, i) => {
      keys[String(i + 1)] = () => go(link(bundle.key, view));
    });
  }
  return keys;
}

// What stands round every screen.
import type { Bundle } from "./bundle.ts";
import { desk, verdictWord } from "./desk.ts";
import { number, shown } from "./format.ts";
import { Icon, Mark, type IconName } from "./icons.tsx";
import { useLiveLine } from "./live.ts";
import { DESK, go, link, VIEWS, type Route, type View } from "./route.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { currentTheme, setTheme, THEMES } from "./theme.ts";
import { Text } from "./text.tsx";
import { membersToFind } from "./views/Finder.tsx";

export type DialogName = "keys" | "proof" | "licences" | "finder";

const TITLES: Record<View, string> = {
  overview: "Overview",
  findings: "Findings",
  tickets: "Tickets",
  members: "Members",
  changes: "Changes",
  compare: "Compare",
  decision: "Decision",
};

interface HeaderProps {
  route: Route;
  bundle: Bundle | undefined;
  onPick: () => void;
  onDialog: (name: DialogName) => void;
}

export function Header({ route, bundle, onPick, onDialog }: HeaderProps) {
  return (
    <header class="top">
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <a class="brand" href={DESK} aria-label={desk.bundles.length > 1 ? "Exhibit: all bundles" : "Exhibit: start"}>
        <Mark />
        <span>Exhibit</span>
      </a>
      {bundle?.judged && <BundleSwitch route={route} bundle={bundle} />}
      {bundle?.judged && <Tabs route={route} bundle={bundle} />}
      <div class="top-actions">
        {desk.bundles.length > 0 && (
          <button type="button" class="quiet" onClick={onPick} aria-keyshortcuts="o" aria-label="Open…">
            <Icon name="open" /> <span class="label">Open…</span>
          </button>
        )}
        {bundle && membersToFind(bundle) > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() => onDialog("finder")}
            aria-keyshortcuts="t"
            aria-label="Go to a member"
            title="Go to a member"
          >
            <Icon name="search" />
          </button>
        )}
        <ThemeButton />
        <button type="button" class="quiet" onClick={() => onDialog("keys")} aria-keyshortcuts="?" aria-label="Keys">
          <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("h1")?.focus();
}

function BundleSwitch({ route, bundle }: { route: Route; bundle: Bundle }) {
  const judged = desk.bundles.filter((other) => other.judged);
  if (judged.length < 2) {
    return (
      <span class="bundle-name" title={shown(bundle.file.name)}>
        <Text>{bundle.file.name}</Text>
      </span>
    );
  }
  return (
    <select
      class="bundle-name"
      aria-label="Bundle"
      value={bundle.key}
      onChange={({ currentTarget }) => go(link(currentTarget.value, route.view))}
    >
      {judged.map((other) => (
        <option key={other.id} value={other.key}>
          {verdictWord(other)} · {shown(other.file.name)}
        </option>
      ))}
    </select>
  );
}

function Tabs({ route, bundle }: { route: Route; bundle: Bundle }) {
  const { report, findings } = bundle.judged!;
  const counts: Record<View, number | null> = {
    overview: null,
    findings: findings.length,
    tickets: report.tickets.length,
    members: report.members.length,
    changes: report.patch?.files.length ?? 0,
    compare: null,
    decision: null,
  };
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the tabs scroll sideways, and the current one may be out of sight.
    const tab = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && tab) nav.current.scrollLeft = tab.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [route.view, bundle.key]);
  return (
    <nav class="tabs" aria-label="Views" ref={nav}>
      {VIEWS.map((view, i) => (
        <a
          key={view}
          href={link(bundle.key, view)}
          aria-current={view === route.view ? "page" : undefined}
          aria-keyshortcuts={String(i + 1)}
        >
          {TITLES[view]}
          {counts[view] !== null && <span class="tally">{number(counts[view])}</span>}
        </a>
      ))}
    </nav>
  );
}

function ThemeButton() {
  const [theme, setShown] = useState(currentTheme());
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  const change = () => {
    setTheme(next);
    setShown(next);
  };
  return (
    <button
      type="button"
      class="quiet"
      onClick={change}
      aria-label={`Theme: ${theme}. Change to ${next}`}
      title={`Theme: ${theme}`}
    >
      <Icon name={theme as IconName} />
    </button>
  );
}

export function Footer({ onDialog }: { onDialog: (name: DialogName) => void }) {
  const live = useLiveLine();
  return (
    <footer class="bottom">
      <button type="button" class="quiet badge" onClick={() => onDialog("proof")}>
        <Icon name="lock" /> Network: locked
      </button>
      <button type="button" class="quiet" onClick={() => onDialog("licences")}>
        Licences
      </button>
      <p class="live" role="status" ref={live} />
    </footer>
  );
}

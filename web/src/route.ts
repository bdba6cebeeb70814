// Where in the page one is: #/<bundle key>/<view>/<part>…?<query>. A link holds no evidence.
import { useEffect, useState } from "preact/hooks";

export const VIEWS = ["overview", "findings", "tickets", "members", "changes", "compare", "decision"] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  /** "" is the desk with all bundles. */
  key: string;
  view: View;
  parts: string[];
  query: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [key = "", view = "", ...parts] = path.split("/").map(decode);
  return {
    key,
    view: (VIEWS as readonly string[]).includes(view) ? (view as View) : "overview",
    parts,
    query: new URLSearchParams(query),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

export function link(
  key: string,
  view: View = "overview",
  parts: (string | number)[] = [],
  query?: Record<string, string>,
): string {
  const path = [key, view, ...parts].map((part) => encodeURIComponent(part)).join("/");
  const search = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value !== "")).toString();
  return `#/${path}${search && `?${search}`}`;
}

export const DESK = "#/";

export function go(hash: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = hash;
  }
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const update = () => setHash(location.hash);
    addEventListener("hashchange", update);
    return () => removeEventListener("hashchange", update);
  }, []);
  return parseRoute(hash);
}

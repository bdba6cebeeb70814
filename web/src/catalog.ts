// The rule catalogue, as the core gives it: titles and reasons. Asked for once.
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "./bundle.ts";
import type { Severity } from "./report.ts";

export interface Rule {
  rule: string;
  severity: Severity;
  title: string;
  why: string;
}

export type Catalog = ReadonlyMap<string, Rule>;

const NONE: Catalog = new Map();
let catalog: Promise<Catalog> | null = null;

async function load(bundle: Bundle): Promise<Catalog> {
  const text = await bundle.ask({ op: "rules" });
  const rules = JSON.parse(text ?? "[]") as Rule[];
  return new Map(rules.map((rule) => [rule.rule, rule]));
}

export function useCatalog(bundle: Bundle): Catalog {
  const [rules, setRules] = useState(NONE);
  useEffect(() => {
    catalog ??= load(bundle);
    catalog.then(setRules, () => (catalog = null));
  }, [bundle]);
  return rules;
}

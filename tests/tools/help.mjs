// What `exhibit --help` says, read back.
const UNITS = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** The limits, in their order: { name, value (as written: "160M"), number, what, isFixed }. */
export function helpLimits(help) {
  const [, section] = help.split(/^Limits of a review.*\n/m);
  return [...section.matchAll(/^ {2}([a-z-]+) +(\d+)([KMG]?) +(.*)$/gm)].map(([, name, digits, unit, what]) => ({
    name,
    value: digits + unit,
    number: Number(digits) * (UNITS[unit] ?? 1),
    what,
    isFixed: what.endsWith(' (fixed)'),
  }));
}

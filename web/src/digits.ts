// Where two rows of hex digits part. Numbers of digits count from 1, as people do.

export interface Range {
  first: number;
  last: number;
}

/** The digits that differ; what only one of them has is compared with nothing. */
export function differences(expected: string, found: string): Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i < Math.min(expected.length, found.length); i++) {
    if (expected[i] === found[i]) continue;
    const former = ranges[ranges.length - 1];
    if (former?.last === i) former.last = i + 1;
    else ranges.push({ first: i + 1, last: i + 1 });
  }
  return ranges;
}

export const digitsIn = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** "digits 1 to 4, 6 and 9 to 12" */
export function inWords(ranges: readonly Range[]): string {
  const words = ranges.map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
  const isOne = ranges.length === 1 && ranges[0]!.first === ranges[0]!.last;
  const list = words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}` : words[0];
  return `${isOne ? "digit" : "digits"} ${list}`;
}

export interface Run {
  text: string;
  differs: boolean;
}

/** The digits in groups, each of them cut where the marks begin and end. */
export function groupsOf(digits: string, ranges: readonly Range[], size: number): Run[][] {
  const groups: Run[][] = [];
  let at = 0; // index of the range that ends at or after the digit
  for (let i = 0; i < digits.length; i++) {
    while (ranges[at] && ranges[at]!.last < i + 1) at++;
    const differs = ranges[at] !== undefined && ranges[at]!.first <= i + 1;
    if (i % size === 0) groups.push([]);
    const group = groups[groups.length - 1]!;
    const run = group[group.length - 1];
    if (run?.differs === differs) run.text += digits[i];
    else group.push({ text: digits[i]!, differs });
  }
  return groups;
}

// Digests in full, and the digits of two of them that differ: marked by a line below, counted, and named in words.
import { differences, digitsIn, inWords, type Range } from "../digits.ts";
import { count, number } from "../format.ts";
import type { Voucher } from "../report.ts";
import { CopyButton, Digits } from "../text.tsx";

/** One row of digits with what it is before it and a button behind it. */
export function DigitRow({ name, value, differing }: { name: string; value: string; differing?: readonly Range[] }) {
  return (
    <div class="digit-row">
      <span class="digit-name">{name}</span>
      <span class="digit-value">
        <Digits value={value} differing={differing} /> <CopyButton text={value} what={name} />
      </span>
    </div>
  );
}

/** What a voucher expects against what was found. */
export function Comparison({ voucher: { algorithm, expected, found } }: { voucher: Voucher }) {
  if (found === null) return <DigitRow name={algorithm} value={expected} />;
  const differing = differences(expected, found);
  const more = found.length - expected.length;
  return (
    <div class="comparison">
      <DigitRow name={`${algorithm} expected`} value={expected} differing={differing} />
      <DigitRow name={`${algorithm} found`} value={found} differing={differing} />
      <p class="digit-note">
        {number(digitsIn(differing))} of {count(expected.length, "digit")} {digitsIn(differing) === 1 ? "differs" : "differ"}
        {differing.length > 0 && <span class="off-screen">: {inWords(differing)}</span>}
        {more > 0 && `; ${count(more, "more digit")} not given`}.
      </p>
    </div>
  );
}

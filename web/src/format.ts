// Numbers and names as text.

/** A whole number, by groups of three digits. Intl does the same after some 20 ms for its tables. */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

/** A size to be taken in at a glance; the exact one stands elsewhere. */
export function size(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return unit === 0
    ? count(bytes, "byte")
    : `${value < 10 ? value.toFixed(1) : number(Math.round(value))} ${units[unit]}`;
}

export const quoted = (text: string): string => `“${shown(text)}”`;

/** A name that any file system takes: the only form in which a bundle's text gets into a download. */
export function cleanFileName(name: string): string {
  const clean = name
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 100);
  return /^(con|prn|aux|nul|com\d|lpt\d)?(\.|$)/i.test(clean) ? `bundle-${clean}` : clean;
}

/** Characters that are not seen or that change what is seen: controls, bidi marks, zero-width ones, tags. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/gu;

export interface Piece {
  text: string;
  isUnseen: boolean;
}

export const codePoint = (character: string): string =>
  `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}⟩`;

/** Cuts a text into what can be shown as it is and what must be named. */
export function pieces(text: string): Piece[] {
  const result: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (match.index > from) result.push({ text: text.slice(from, match.index), isUnseen: false });
    result.push({ text: codePoint(match[0]), isUnseen: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) result.push({ text: text.slice(from), isUnseen: false });
  return result;
}

/** The same as plain text, for titles and the live line. */
export const shown = (text: string): string =>
  pieces(text)
    .map((piece) => piece.text)
    .join("");

// Which words of two lines differ.
export interface Piece {
  text: string;
  isMarked: boolean;
}

export interface Marked {
  old: Piece[];
  new: Piece[];
}

const WORDS_MAX = 400; // of one line, beyond which only its two ends are compared
const ALIKE_AT_LEAST = 0.25; // of the longer line, or marks say less than the lines do

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

/** Null when the lines have too little in common. */
export function markWords(old: string, now: string): Marked | null {
  const a = wordsOf(old);
  const b = wordsOf(now);
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let behind = 0;
  while (behind < a.length - from && behind < b.length - from && a[a.length - 1 - behind] === b[b.length - 1 - behind])
    behind++;
  const keepA = new Array<boolean>(a.length).fill(true);
  const keepB = new Array<boolean>(b.length).fill(true);
  keepA.fill(false, from, a.length - behind);
  keepB.fill(false, from, b.length - behind);
  keepCommon(a, b, from, behind, keepA, keepB);
  const kept = a.reduce((sum, word, i) => sum + (keepA[i] && word.trim() !== "" ? word.length : 0), 0);
  if (kept < ALIKE_AT_LEAST * Math.max(old.trim().length, now.trim().length)) return null;
  return { old: piecesOf(a, keepA), new: piecesOf(b, keepB) };
}

/** Between the equal ends: the longest common run of words in order. */
function keepCommon(a: string[], b: string[], from: number, behind: number, keepA: boolean[], keepB: boolean[]): void {
  const rows = a.length - from - behind;
  const columns = b.length - from - behind;
  if (rows === 0 || columns === 0 || rows > WORDS_MAX || columns > WORDS_MAX) return;
  const width = columns + 1;
  const best = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      best[i * width + j] =
        a[from + i] === b[from + j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[from + i] === b[from + j]) {
      keepA[from + i++] = true;
      keepB[from + j++] = true;
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
}

/** A mark between two marked words that are as good as next to each other makes one of them. */
function piecesOf(words: string[], keep: boolean[]): Piece[] {
  const pieces: Piece[] = [];
  words.forEach((text, i) => {
    const last = pieces[pieces.length - 1];
    const isBetween = keep[i] && last?.isMarked && keep[i + 1] === false && /^[^\p{L}\p{N}]$/u.test(text);
    const isMarked = !keep[i] || isBetween === true;
    if (last && last.isMarked === isMarked) last.text += text;
    else pieces.push({ text, isMarked });
  });
  return pieces;
}

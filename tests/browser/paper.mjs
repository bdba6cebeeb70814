// The text of a PDF as Chromium writes it: streams deflated, characters as numbers of a font with a map to Unicode.
import { inflateSync } from 'node:zlib';

const STREAM = /(\d+) 0 obj\s*<<((?:(?!endobj|stream).)*)>>\s*stream\r?\n/gs;

/** All text, in the order of drawing, without spaces and line ends: the drawing does not tell them reliably. */
export function textOfPdf(pdf) {
  const latin = pdf.toString('latin1');
  const objects = objectsOf(pdf, latin);
  const maps = fontMaps(latin, objects);
  return [...objects.values()]
    .filter((text) => /\bBT\b/.test(text))
    .map((text) => drawnText(text, maps))
    .join('')
    .normalize('NFKC') // ligatures
    .replaceAll(/\s/g, '');
}

function objectsOf(pdf, latin) {
  const objects = new Map();
  for (const match of latin.matchAll(STREAM)) {
    const start = match.index + match[0].length;
    const size = Number(/\/Length (\d+)/.exec(match[2])?.[1] ?? 0);
    const bytes = pdf.subarray(start, start + size);
    if (/\/FlateDecode/.test(match[2])) objects.set(match[1], inflateSync(bytes).toString('latin1'));
  }
  return objects;
}

/** By the name that pages give a font: its numbers' characters. */
function fontMaps(latin, objects) {
  const unicode = new Map();
  for (const [, font, body] of latin.matchAll(/(\d+) 0 obj\s*<<((?:(?!endobj).)*)>>\s*endobj/gs)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1];
    if (map) unicode.set(font, charactersOf(objects.get(map) ?? ''));
  }
  const maps = new Map();
  for (const [, name, font] of latin.matchAll(/\/(F\d+) (\d+) 0 R/g)) maps.set(name, unicode.get(font) ?? new Map());
  return maps;
}

const textOfHex = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function charactersOf(map) {
  const characters = new Map();
  for (const [, block] of map.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, from, to] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) characters.set(parseInt(from, 16), textOfHex(to));
  }
  for (const [, block] of map.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from, to, first] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code++) {
        characters.set(code, String.fromCodePoint(parseInt(first, 16) + code - parseInt(from, 16)));
      }
    }
  }
  return characters;
}

function drawnText(content, maps) {
  let map = new Map();
  let text = '';
  for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font) map = maps.get(font) ?? new Map();
    else for (let i = 0; i < hex.length; i += 4) text += map.get(parseInt(hex.slice(i, i + 4), 16)) ?? '';
  }
  return text;
}

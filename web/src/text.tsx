// How text from a bundle gets onto the page: text nodes only, nothing unseen, nothing that turns its surroundings round.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { groupsOf, type Range } from "./digits.ts";
import { codePoint, pieces, size as roughSize, number } from "./format.ts";
import { Icon } from "./icons.tsx";
import { say } from "./live.ts";

const DIGIT_GROUP = 8;

export function Text({ children }: { children: string }) {
  const parts = pieces(children);
  return (
    <bdi>
      {parts.length === 1 && !parts[0]!.isUnseen
        ? children
        : parts.map(({ text, isUnseen }) => (isUnseen ? <span class="unseen">{text}</span> : text))}
    </bdi>
  );
}

/** A line of a file: as Text, with the carriage return that ends it shown quietly. */
export function SourceLine({ children }: { children: string }) {
  const isCrlf = children.endsWith("\r");
  return (
    <>
      <Text>{isCrlf ? children.slice(0, -1) : children}</Text>
      {isCrlf && (
        <span class="line-end" title={codePoint("\r")}>
          ␍
        </span>
      )}
    </>
  );
}

/** A path, broken only after its slashes, the last part strong. */
export function Path({ children }: { children: string }) {
  const cut = children.replace(/\/$/, "").lastIndexOf("/") + 1;
  return (
    <span class="path">
      {cut > 0 && (
        <span class="path-folder">
          <Text>{children.slice(0, cut)}</Text>
        </span>
      )}
      <span class="path-name">
        <Text>{children.slice(cut)}</Text>
      </span>
    </span>
  );
}

export function Size({ bytes }: { bytes: number }) {
  return <span title={`${number(bytes)} bytes`}>{roughSize(bytes)}</span>;
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text); // not on a plain http origin, or refused
  }
}

/** The old way, from a field that has the focus for a moment; in a modal dialog nothing else can have it. */
function copyFromField(text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "off-screen";
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  before?.focus({ preventScroll: true });
  return isCopied;
}

export async function copy(text: string, what: string): Promise<boolean> {
  const isCopied = await copyText(text);
  say(isCopied ? `${what} copied.` : `${what} not copied: this browser refuses it.`);
  return isCopied;
}

interface CopyProps {
  text: string;
  what: string;
  /** The key that does the same. */
  shortcut?: string;
  children?: ComponentChildren;
}

export function CopyButton({ text, what, shortcut, children }: CopyProps) {
  const [isDone, setDone] = useState(false);
  const act = async () => {
    setDone(await copy(text, what));
    setTimeout(() => setDone(false), 1200);
  };
  return (
    <button
      type="button"
      class="copy"
      aria-label={`Copy ${what}`}
      aria-keyshortcuts={shortcut}
      title={`Copy ${what}`}
      onClick={act}
    >
      {children}
      <Icon name={isDone ? "check" : "copy"} />
    </button>
  );
}

/** A digest: short to look at, whole to a pointer and to the keyboard (page.css shows data-full), copied by a click. */
export function Digest({ value, what }: { value: string; what: string }) {
  const short = `${value.slice(0, 12)}…`;
  return (
    <button
      type="button"
      class="copy digest"
      aria-label={`${short} copy ${what}`}
      data-full={value}
      onClick={() => void copy(value, what)}
    >
      {short} <Icon name="copy" />
    </button>
  );
}

const NOTHING: readonly Range[] = [];

/** Hex digits in groups, which lines break between; those that differ are marked. */
export function Digits({ value, differing = NOTHING }: { value: string; differing?: readonly Range[] }) {
  return (
    <code class="digits">
      {groupsOf(value, differing, DIGIT_GROUP).map((group, i) => (
        <span key={i} class="digit-group">
          {group.map(({ text, differs }) => (differs ? <mark>{text}</mark> : text))}
        </span>
      ))}
    </code>
  );
}

/** A digest in full, with a button. */
export function FullDigest({ value, what }: { value: string; what: string }) {
  return (
    <span class="digest-line">
      <Digits value={value} /> <CopyButton text={value} what={what} />
    </span>
  );
}

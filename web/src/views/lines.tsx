// Lines of a text member with their numbers.
import { number } from "../format.ts";
import { Icon } from "../icons.tsx";
import type { Severity } from "../report.ts";
import { Rows } from "../rows.tsx";
import { SourceLine } from "../text.tsx";

const LINE_SHOWN_MAX = 2000; // characters of one line
const LINE_HEIGHT = 20;

/** The bytes as lines; the newline at the end starts no line of its own. */
export function splitLines(bytes: Uint8Array): string[] {
  const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

interface LinesProps {
  lines: readonly string[];
  /** Number of the first one. */
  first: number;
  marked?: number;
  /** Of the region, where there are several. */
  label?: string | undefined;
  /** Whether links lead to its lines. */
  hasAnchors?: boolean;
  /** The worst finding of a line, where there is one. */
  findings?: ReadonlyMap<number, { severity: Severity; href: string; message: string }>;
}

export function Lines({ lines, first, marked, label = "File content", hasAnchors = true, findings }: LinesProps) {
  return (
    <div class="lines" tabIndex={0} role="region" aria-label={label}>
      <Rows items={lines} height={LINE_HEIGHT} needed={lines.length - 1}>
        {(line, i) => {
          const at = first + i;
          const finding = findings?.get(at);
          return (
            <div key={at} class={at === marked ? "line marked" : "line"} id={hasAnchors ? `L${at}` : undefined}>
              <span class="line-number">
                {finding ? (
                  <a
                    class={`severity ${finding.severity}`}
                    href={finding.href}
                    aria-label={`${finding.severity} on line ${at}`}
                    title={finding.message}
                  >
                    <Icon name={finding.severity} />
                  </a>
                ) : null}
                {at}
              </span>
              <span class="line-text">
                <SourceLine>{line.length > LINE_SHOWN_MAX ? line.slice(0, LINE_SHOWN_MAX) : line}</SourceLine>
                {line.length > LINE_SHOWN_MAX && (
                  <span class="line-cut"> … {number(line.length - LINE_SHOWN_MAX)} more characters</span>
                )}
              </span>
            </div>
          );
        }}
      </Rows>
    </div>
  );
}

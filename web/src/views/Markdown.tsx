// A Markdown text as the core reads it: nodes of a white list as elements. HTML, links and images are shown as text.
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { CopyButton, Text } from "../text.tsx";
import { askView, type MarkdownNode } from "../view.ts";

interface Open {
  node: MarkdownNode;
  inside: ComponentChildren[];
}

/** Without recursion: the nesting is the bundle's. */
function elementsOf(nodes: readonly MarkdownNode[]): ComponentChildren[] {
  const top: Open = { node: [], inside: [] };
  const open = [top];
  for (const node of nodes) {
    const now = open[open.length - 1]!;
    if (node.length === 0) {
      open.pop();
      open[open.length - 1]!.inside.push(container(now));
    } else if (CONTAINERS.has(node[0]!)) open.push({ node, inside: [] });
    else now.inside.push(leaf(node));
  }
  return top.inside;
}

const CONTAINERS = new Set(["heading", "paragraph", "quote", "list", "item", "emphasis", "strong", "link", "image"]);

function container({ node, inside }: Open): VNode {
  const [kind, first] = node;
  switch (kind) {
    case "heading": // below the headings of the page itself
      return (
        <p class={`md-heading md-heading-${first}`} role="heading" aria-level={Math.min(6, Number(first) + 2)}>
          {inside}
        </p>
      );
    case "quote":
      return <blockquote>{inside}</blockquote>;
    case "list":
      return first === null ? <ul>{inside}</ul> : <ol start={Number(first)}>{inside}</ol>;
    case "item":
      return typeof first === "boolean" ? (
        <li class="md-task">
          <span class={`md-box${first ? " ticked" : ""}`} role="img" aria-label={first ? "ticked" : "not ticked"} />
          <div>{inside}</div>
        </li>
      ) : (
        <li>{inside}</li>
      );
    case "emphasis":
      return <em>{inside}</em>;
    case "strong":
      return <strong>{inside}</strong>;
    case "link":
    case "image":
      return (
        <span class="md-link">
          {kind === "image" && <span class="md-kind">image </span>}
          {inside}{" "}
          <code>
            <Text>{String(first)}</Text>
          </code>
          <CopyButton text={String(first)} what={`address ${String(first)}`} />
        </span>
      );
    default:
      return <p class={isTable(inside) ? "md-table" : undefined}>{inside}</p>;
  }
}

/** Tables are no part of CommonMark: their lines stay lines. */
function isTable(inside: ComponentChildren[]): boolean {
  const first = inside[0] as VNode<{ children?: unknown }> | undefined;
  return typeof first?.props?.children === "string" && first.props.children.startsWith("|");
}

function leaf(node: MarkdownNode): ComponentChildren {
  const [kind, first, info] = node as [string, string?, string?];
  switch (kind) {
    case "text":
      return <Text>{first!}</Text>;
    case "code":
      return (
        <code>
          <Text>{first!}</Text>
        </code>
      );
    case "html":
      return (
        <code class="md-html">
          <Text>{first!}</Text>
        </code>
      );
    case "soft-break":
      return "\n";
    case "break":
      return <br />;
    case "rule":
      return <hr />;
    default:
      return (
        <figure class="md-code">
          {(info || kind === "html-block") && (
            <figcaption>
              <Text>{kind === "html-block" ? "HTML, not rendered" : info!}</Text>
            </figcaption>
          )}
          <pre tabIndex={0}>
            <code>
              <Lines text={first!} />
            </code>
          </pre>
        </figure>
      );
  }
}

/** Newlines stay newlines; everything else unseen is named. */
function Lines({ text }: { text: string }) {
  const lines = text.replace(/\n$/, "").split("\n");
  return (
    <>
      {lines.map((line, i) => (
        <>
          {i > 0 && "\n"}
          <Text>{line}</Text>
        </>
      ))}
    </>
  );
}

export function Markdown({ bundle, index }: { bundle: Bundle; index: number }) {
  const [made, setMade] = useState<{ elements: ComponentChildren[]; problem: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    askView(bundle, "markdown", index)
      .then((view) => {
        const problem = view ? (view.problem ?? "") : "This member could not be read.";
        if (isWanted) setMade({ elements: elementsOf(view?.nodes ?? []), problem });
      })
      .catch((error: unknown) => isWanted && setMade({ elements: [], problem: String(error) }));
    return () => void (isWanted = false);
  }, [bundle, index]);
  if (!made) return <p class="empty">Reading…</p>;
  if (made.problem) return <p class="empty">{made.problem}</p>;
  return (
    <div class="markdown" role="region" aria-label="Preview">
      {made.elements.length > 0 ? made.elements : <p class="empty">There is nothing in it to be shown.</p>}
    </div>
  );
}

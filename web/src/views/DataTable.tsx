// Delimited text and JSON lines as a table. The core cuts the records; here they only get columns.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { count, number } from "../format.ts";
import { link } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Text } from "../text.tsx";
import { askView, type Media, type TableRow } from "../view.ts";

const RECORDS_A_SLICE = 1000;
const ROW_HEIGHT = 28;
const COLUMNS_MAX = 60;
const CELL_SHOWN = 400; // characters

interface Table {
  names: string[];
  /** By column; null where a record has no such field. */
  records: { line: number; cells: (string | null)[]; beyond: number }[];
}

function tableOf(rows: readonly TableRow[], kind: Media["kind"]): Table {
  if (kind !== "json-lines") {
    const [head, ...records] = rows;
    const width = Math.min(COLUMNS_MAX, Math.max(0, ...rows.map(([, cells]) => cells.length)));
    return {
      names: Array.from({ length: width }, (_, i) => head?.[1][i] ?? `column ${i + 1}`),
      records: records.map(([line, cells]) => ({
        line,
        cells: Array.from({ length: width }, (_, i) => cells[i] ?? null),
        beyond: Math.max(0, cells.length - width),
      })),
    };
  }
  const columns = new Map<string, number>();
  for (const [, , names] of rows)
    for (const name of names ?? [""]) if (!columns.has(name) && columns.size < COLUMNS_MAX) columns.set(name, columns.size);
  return {
    names: [...columns.keys()].map((name) => (name === "" ? "no object" : name)),
    records: rows.map(([line, values, names]) => {
      const cells = new Array<string | null>(columns.size).fill(null);
      let beyond = 0;
      (names ?? [""]).forEach((name, i) => {
        const column = columns.get(name);
        if (column === undefined) beyond++;
        else cells[column] = cells[column] === null ? values[i]! : `${cells[column]} · ${values[i]}`;
      });
      return { line, cells, beyond };
    }),
  };
}

export function DataTable({ bundle, index, kind }: { bundle: Bundle; index: number; kind: Media["kind"] }) {
  const [rows, setRows] = useState<TableRow[] | null>(null);
  const [isEnd, setEnd] = useState(false);
  const [problem, setProblem] = useState("");
  const load = async (before: TableRow[]) => {
    try {
      const view = await askView(bundle, "table", index, before.length, RECORDS_A_SLICE);
      if (!view?.rows) return setProblem(view?.problem ?? "This member could not be read.");
      setRows([...before, ...view.rows]);
      setEnd(view.is_end ?? true);
    } catch (error) {
      setProblem(String(error));
    }
  };
  useEffect(() => void load([]), [bundle, index]);
  const { names, records } = useMemo(() => tableOf(rows ?? [], kind), [rows, kind]);
  if (problem) return <p class="empty">{problem}</p>;
  if (!rows) return <p class="empty">Reading…</p>;
  if (rows.length === 0) return <p class="empty">There are no records in it.</p>;
  const columns = { gridTemplateColumns: `4rem repeat(${names.length}, minmax(8rem, 1fr))`, minWidth: `${4 + 8 * names.length}rem` };
  return (
    <>
      <div class="table-box" tabIndex={0} role="region" aria-label="Table">
        <div class="data-table" role="table" aria-label="Records" aria-rowcount={isEnd ? records.length + 1 : -1} aria-colcount={names.length + 1}>
          <div role="rowgroup">
            <div class="data-row data-head" role="row" style={columns}>
              <span role="columnheader">Line</span>
              {names.map((name, i) => (
                <span role="columnheader" key={i}>
                  <Cell text={name} />
                </span>
              ))}
            </div>
          </div>
          <Rows items={records} height={ROW_HEIGHT} role="rowgroup">
            {({ line, cells, beyond }) => (
              <div class="data-row" role="row" key={line} style={columns}>
                <span role="rowheader">
                  <a class="line-link" href={link(bundle.key, "members", [index, `L${line}`])}>
                    {line}
                  </a>
                </span>
                {cells.map((cell, i) => (
                  <span role="cell" key={i} class={cell === null ? "no-cell" : undefined}>
                    {cell === null ? <span class="off-screen">no such field</span> : <Cell text={cell} />}
                    {i === cells.length - 1 && beyond > 0 && <span class="meta"> and {count(beyond, "more field")}, in the source</span>}
                  </span>
                ))}
              </div>
            )}
          </Rows>
        </div>
      </div>
      <p class="more">
        {number(records.length)} {isEnd ? "records" : "records so far."}{" "}
        {!isEnd && (
          <button type="button" onClick={() => void load(rows)}>
            Show more
          </button>
        )}
      </p>
    </>
  );
}

function Cell({ text }: { text: string }) {
  return (
    <>
      <Text>{text.slice(0, CELL_SHOWN)}</Text>
      {text.length > CELL_SHOWN && <span class="meta"> … {count(text.length - CELL_SHOWN, "more character")}, in the source</span>}
    </>
  );
}

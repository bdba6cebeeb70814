// What narrows a list of tickets: words, gaps, and who, when, how and what state, where there is a choice.
import { useMemo } from "preact/hooks";
import { isFiltering, type LegendEntry, type Ticket, type TicketFilter } from "../coverage.ts";
import { count, number } from "../format.ts";
import { Choice, Search } from "./search.tsx";

interface Props {
  tickets: readonly Ticket[];
  filter: TicketFilter;
  shown: number;
  /** States to choose from, where no legend has them. */
  states?: readonly LegendEntry[];
  /** Something beside these narrows the list, too. */
  isNarrowed?: boolean;
  onChange: (change: Record<string, string>) => void;
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)];

export function TicketFilterBar({ tickets, filter, shown, states = [], isNarrowed = false, onChange }: Props) {
  const choices = useMemo(
    () =>
      [
        ["state", "State", "every state", states.map(({ name }) => name).filter((name) => tickets.some(({ tally }) => tally.states[name]))],
        ["format", "Format", "every format", distinct(tickets.map(({ format }) => format))],
        ["phase", "Phase", "every phase", distinct(tickets.flatMap(({ phase }) => phase ?? []))],
        ["owner", "Owner", "every owner", distinct(tickets.flatMap(({ owners }) => owners)).sort()],
      ] as const,
    [tickets, states],
  );
  return (
    <div class="filter-bar" role="search">
      <Search
        id="ticket-filter"
        label="Filter tickets"
        hint="Filter: id, title or owner"
        value={filter.text}
        onInput={(q) => onChange({ q })}
      />
      <label class="check">
        <input
          type="checkbox"
          role="switch"
          checked={filter.gaps}
          onChange={({ currentTarget }) => onChange({ gaps: currentTarget.checked ? "1" : "" })}
        />{" "}
        Only gaps
      </label>
      {choices.map(
        ([key, name, all, options]) =>
          (options.length > 1 || filter[key] !== "") && (
            <Choice key={key} name={name} all={all} value={filter[key]} options={options} onChange={(value) => onChange({ [key]: value })} />
          ),
      )}
      <span class="filter-count">
        {isNarrowed || isFiltering(filter)
          ? `${number(shown)} of ${number(tickets.length)}, filters on`
          : count(tickets.length, "ticket")}
      </span>
    </div>
  );
}

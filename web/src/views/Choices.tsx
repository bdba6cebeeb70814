// What the reviewer may decide about the review itself, and what is known from elsewhere; the bundle never says these.
import { useEffect, useState } from "preact/hooks";
import type { Bundle, Expectations } from "../bundle.ts";
import { desk } from "../desk.ts";
import type { Report } from "../report.ts";

const EXPECTATIONS: { key: keyof Expectations; label: string; hint: string; pattern?: string }[] = [
  { key: "sha256", label: "sha256 of the file", hint: "64 hex digits", pattern: "\\s*[0-9A-Fa-f]{64}\\s*" },
  { key: "content", label: "content digest", hint: "64 hex digits", pattern: "\\s*[0-9A-Fa-f]{64}\\s*" },
  { key: "commit", label: "commit", hint: "7 to 64 hex digits", pattern: "\\s*[0-9A-Fa-f]{7,64}\\s*" },
  { key: "ticket", label: "ticket", hint: "ticket-07" },
];

function Expected({ values, change }: { values: Expectations; change: (values: Expectations) => void }) {
  return (
    <fieldset>
      <legend>What you know from elsewhere: the bundle must meet it</legend>
      {EXPECTATIONS.map(({ key, label, hint, pattern }) => (
        <label key={key} class={pattern === undefined ? undefined : "wide"}>
          Expected {label}
          <input
            type="text"
            value={values[key] ?? ""}
            placeholder={hint}
            pattern={pattern}
            title={hint}
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget }) => change({ ...values, [key]: currentTarget.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}

export function Choices({ bundle, report }: { bundle: Bundle; report: Report }) {
  const [profile, setProfile] = useState(bundle.choices.profile ?? "");
  const [ticket, setTicket] = useState(bundle.choices.ticket ?? "");
  const [nested, setNested] = useState(bundle.choices.nested ?? "");
  const [expect, setExpect] = useState<Expectations>(bundle.choices.expect ?? {});
  const [names, setNames] = useState<string[]>([report.profile.name]);
  useEffect(() => {
    void bundle.ask({ op: "profiles" }).then(setNames);
  }, [bundle]);
  const submit = (event: Event) => {
    event.preventDefault();
    const given = Object.entries(expect).map(([key, value]) => [key, value.trim()]);
    desk.reviewAgain(bundle, {
      profile,
      ticket: ticket.trim(),
      nested,
      expect: Object.fromEntries(given.filter(([, value]) => value)) as Expectations,
    });
  };
  return (
    <details class="choices">
      <summary>Review it another way, or against what you know</summary>
      <form onSubmit={submit}>
        <label>
          Profile
          <select value={profile} onChange={({ currentTarget }) => setProfile(currentTarget.value)}>
            <option value="">chosen by the bundle’s layout</option>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Ticket
          <input
            type="text"
            value={ticket}
            placeholder="as the bundle says"
            spellcheck={false}
            onInput={({ currentTarget }) => setTicket(currentTarget.value)}
          />
        </label>
        <label>
          Archives in the bundle
          <select value={nested} onChange={({ currentTarget }) => setNested(currentTarget.value)}>
            <option value="">as the profile says</option>
            <option value="list">list them</option>
            <option value="review">open zips and review them</option>
          </select>
        </label>
        <Expected values={expect} change={setExpect} />
        <button type="submit">Review again</button>
      </form>
    </details>
  );
}

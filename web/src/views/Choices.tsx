// What the reviewer may decide about the review itself; the bundle never does.
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { desk } from "../desk.ts";
import type { Report } from "../report.ts";

export function Choices({ bundle, report }: { bundle: Bundle; report: Report }) {
  const [profile, setProfile] = useState(bundle.choices.profile ?? "");
  const [ticket, setTicket] = useState(bundle.choices.ticket ?? "");
  const [names, setNames] = useState<string[]>([report.profile.name]);
  useEffect(() => {
    void bundle.ask({ op: "profiles" }).then(setNames);
  }, [bundle]);
  const submit = (event: Event) => {
    event.preventDefault();
    desk.reviewAgain(bundle, { profile, ticket: ticket.trim() });
  };
  return (
    <details class="choices">
      <summary>Review it another way</summary>
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
        <button type="submit">Review again</button>
      </form>
    </details>
  );
}

// What could not be taken, and why. Stays until it is put away.
import { desk } from "../desk.ts";
import { Icon } from "../icons.tsx";

export function Notices() {
  if (desk.notices.length === 0) return null;
  return (
    <ul class="notices" aria-label="Notices">
      {desk.notices.map((notice) => (
        <li key={notice.id}>
          <Icon name="warning" />
          <span>{notice.text}</span>
          <button type="button" class="quiet" aria-label="Dismiss" onClick={() => desk.dismiss(notice)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

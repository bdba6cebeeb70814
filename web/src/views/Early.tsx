// The members of a bundle that is still being digested: their names, and the first bytes of one. What they are worth is
// not known yet, and the page says so.
import { useEffect, useState } from "preact/hooks";
import type { Bundle } from "../bundle.ts";
import { number, size } from "../format.ts";
import { Icon } from "../icons.tsx";
import { useKeys } from "../keys.ts";
import { link, type Route } from "../route.ts";
import { Rows } from "../rows.tsx";
import { Path, Size } from "../text.tsx";
import { HexRows } from "./hex.tsx";
import { Lines, splitLines } from "./lines.tsx";
import { WorkList } from "./WorkList.tsx";

const SHOWN = 64 << 10; // bytes
const HEX_SHOWN = 4096; // bytes
const ROW_HEIGHT = 32;

export function Early({ bundle, route }: { bundle: Bundle; route: Route }) {
  const index = Number(route.parts[0] ?? NaN);
  const member = bundle.listing[index];
  return (
    <div class="early">
      <WorkList isOnMembers={!member} />
      {member ? <EarlyMember key={index} bundle={bundle} index={index} /> : <EarlyMembers bundle={bundle} />}
    </div>
  );
}

function EarlyMembers({ bundle }: { bundle: Bundle }) {
  return (
    <>
      <h1 tabIndex={-1}>
        Members <span class="tally">{number(bundle.listing.length)}</span>
      </h1>
      <p class="lead">As the archive lists them. Nothing of it is judged yet.</p>
      <div class="early-list" role="list">
        <Rows items={bundle.listing} height={ROW_HEIGHT}>
          {([path, bytes], i) => (
            <div key={i} class="early-item" role="listitem" data-early={i}>
              <a href={link(bundle.key, "members", [i])}>
                <Path>{path}</Path>
              </a>
              <Size bytes={bytes} />
            </div>
          )}
        </Rows>
      </div>
    </>
  );
}

function EarlyMember({ bundle, index }: { bundle: Bundle; index: number }) {
  const [path, bytes] = bundle.listing[index]!;
  const [start, setStart] = useState<Uint8Array | null>();
  const members = link(bundle.key, "members");
  useKeys({ Backspace: () => history.back() });
  useEffect(() => {
    bundle.ask({ op: "bytes", index, from: 0, count: SHOWN }).then(setStart, () => setStart(null));
  }, [bundle, index]);
  return (
    <>
      <a class="back" href={members}>
        <Icon name="back" /> All members
      </a>
      <h1 tabIndex={-1}>
        <Path>{path}</Path>
      </h1>
      <p class="lead">
        {size(bytes)} as the archive has it; {bytes > SHOWN ? `the first ${size(SHOWN)} are shown. ` : ""}Not judged yet.
      </p>
      {start === null && <p class="empty">This member could not be unpacked.</p>}
      {start && start.length === 0 && <p class="empty">This member is empty.</p>}
      {start && start.length > 0 && (isText(start) ? <Lines lines={splitLines(start)} first={1} /> : <HexRows bytes={start.subarray(0, HEX_SHOWN)} first={0} />)}
    </>
  );
}

/** For the eye alone: whether it is one, the core will say. */
function isText(start: Uint8Array): boolean {
  if (start.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

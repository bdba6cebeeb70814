// Every icon, drawn on 16 × 16. Icons only repeat what words beside them say, so all are hidden from screen readers.
import type { JSX } from "preact";

const line = {
  fill: "none",
  stroke: "currentColor",
  "stroke-width": 1.5,
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
} as const;

const SHAPES: Record<string, JSX.Element> = {
  pass: (
    <>
      <circle cx="8" cy="8" r="6.75" fill="currentColor" />
      <path d="M5 8.2 7.2 10.4 11 6" {...line} stroke="var(--on-status)" stroke-width="1.75" />
    </>
  ),
  fail: (
    <>
      <path d="M5.2 1.25h5.6l3.95 3.95v5.6l-3.95 3.95H5.2L1.25 10.8V5.2Z" fill="currentColor" />
      <path d="m5.75 5.75 4.5 4.5m0-4.5-4.5 4.5" {...line} stroke="var(--on-status)" stroke-width="1.75" />
    </>
  ),
  incomplete: (
    <>
      <circle cx="8" cy="8" r="6.25" {...line} stroke-dasharray="2.6 2.3" />
      <path d="M5.5 8h5" {...line} stroke-width="1.75" />
    </>
  ),
  error: (
    <>
      <path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4Z" {...line} />
      <path d="m6 6 4 4m0-4-4 4" {...line} />
    </>
  ),
  warning: (
    <>
      <path d="M8 2 14.5 13.5h-13Z" {...line} />
      <path d="M8 6.5v3.25" {...line} />
      <circle cx="8" cy="11.6" r=".85" fill="currentColor" />
    </>
  ),
  note: (
    <>
      <circle cx="8" cy="8" r="6.25" {...line} />
      <path d="M8 7.4v3.6" {...line} />
      <circle cx="8" cy="5" r=".9" fill="currentColor" />
    </>
  ),
  proven: <path d="m3 8.5 3.2 3.2L13 4.75" {...line} stroke-width="1.75" />,
  unproven: <circle cx="8" cy="8" r="4.75" {...line} stroke-dasharray="2.2 2" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8.5" rx="1.5" {...line} />
      <path d="M10.5 5.5V3.5a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 3.5V9A1.5 1.5 0 0 0 4 10.5h1.5" {...line} />
    </>
  ),
  check: <path d="m3 8.5 3.2 3.2L13 4.75" {...line} />,
  close: <path d="m4 4 8 8m0-8-8 8" {...line} />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" {...line} />
      <path d="m10.5 10.5 3.25 3.25" {...line} />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.75" rx="1.5" {...line} />
      <path d="M5.25 7V4.9a2.75 2.75 0 0 1 5.5 0V7" {...line} />
    </>
  ),
  file: (
    <>
      <path d="M4 1.75h5L12.75 5.5v8.75H4a.75.75 0 0 1-.75-.75v-11A.75.75 0 0 1 4 1.75Z" {...line} />
      <path d="M9 1.75V5.5h3.75" {...line} />
    </>
  ),
  next: <path d="m6 3.5 4.5 4.5L6 12.5" {...line} />,
  back: <path d="M10 3.5 5.5 8l4.5 4.5" {...line} />,
  save: <path d="M8 2v8m0 0L4.75 6.9M8 10l3.25-3.1M2.5 13.5h11" {...line} />,
  open: <path d="M8 10.5V2.75m0 0L4.75 5.9M8 2.75 11.25 5.9M2.5 13.5h11" {...line} />,
  partly: (
    <>
      <circle cx="8" cy="8" r="5.25" {...line} />
      <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5Z" fill="currentColor" />
    </>
  ),
  "state-verified": (
    <>
      <circle cx="8" cy="8" r="6.75" fill="currentColor" />
      <path d="M5 8.2 7.2 10.4 11 6" {...line} stroke="var(--on-status)" stroke-width="1.75" />
    </>
  ),
  "state-evidenced": (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="M5.25 8.2 7.2 10.1 10.75 6.2" {...line} />
    </>
  ),
  "state-claimed": <path d="M2 3h12v8H7.5L4.500 13.500V11H2Z" {...line} />,
  "state-defined": <circle cx="8" cy="8" r="5.25" {...line} />,
  "state-missing": (
    <>
      <circle cx="8" cy="8" r="6" {...line} stroke-dasharray="2.4 2.3" />
      <path d="m6 6 4 4m0-4-4 4" {...line} />
    </>
  ),
  "state-person": (
    <>
      <circle cx="8" cy="5" r="2.75" {...line} />
      <path d="M2.750 14a5.250 5 0 0 1 10.500 0" {...line} />
    </>
  ),
  "state-waived": (
    <>
      <circle cx="8" cy="8" r="5.5" {...line} />
      <path d="m4.250 11.750 7.500-7.500" {...line} />
    </>
  ),
  "state-aside": <path d="M4 8h8" {...line} />,
  auto: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />
    </>
  ),
  light: (
    <>
      <circle cx="8" cy="8" r="3" {...line} />
      <path
        d="M8 1.25v1.5m0 10.5v1.5M1.25 8h1.5m10.5 0h1.5M3.25 3.25l1 1m7.5 7.5 1 1m0-9.5-1 1m-7.5 7.5-1 1"
        {...line}
      />
    </>
  ),
  dark: <path d="M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1Z" {...line} />,
};

export type IconName = keyof typeof SHAPES & string;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}

/** The mark: an exhibit's label with its eyelet. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path
        d="M7.6 3.5h10.9A2 2 0 0 1 20.5 5.500v13a2 2 0 0 1-2 2H7.600a2 2 0 0 1-1.500-.7l-3.100-5.300a5 5 0 0 1 0-5l3.100-5.300a2 2 0 0 1 1.500-.7Z"
        fill="currentColor"
      />
      <circle cx="7.4" cy="12" r="1.700" fill="var(--ground)" />
      <path
        d="M11.500 9h5.500M11.500 12h5.500M11.500 15h3.500"
        fill="none"
        stroke="var(--ground)"
        stroke-width="1.600"
        stroke-linecap="round"
      />
    </svg>
  );
}

// What became of a file of the patch in the bundle: the core's word for it, with a shape, and what it means.
import { Icon, type IconName } from "../icons.tsx";

interface State {
  icon: IconName;
  tone: "vouched" | "contradicted" | "unvouched";
  label: string;
  meaning: string;
}

/** Every state that the core has (a lint holds this list against core/rules/patch_state.c). */
const STATES: Record<string, State> = {
  matches: {
    icon: "proven",
    tone: "vouched",
    label: "matches",
    meaning: "The bundled file is the one that the patch leads to.",
  },
  altered: {
    icon: "error",
    tone: "contradicted",
    label: "altered",
    meaning: "The bundled file is the one that the patch leads to only with other line ends.",
  },
  differs: {
    icon: "error",
    tone: "contradicted",
    label: "differs",
    meaning: "The patch and the bundled file contradict each other.",
  },
  malformed: {
    icon: "error",
    tone: "contradicted",
    label: "malformed",
    meaning: "The patch cannot be read here.",
  },
  superseded: {
    icon: "partly",
    tone: "unvouched",
    label: "superseded",
    meaning: "A later entry of the patch has the last word on this file.",
  },
  gone: {
    icon: "proven",
    tone: "vouched",
    label: "gone",
    meaning: "The patch deletes the file, and the bundle does not hold it.",
  },
  "not-bundled": {
    icon: "unproven",
    tone: "unvouched",
    label: "not bundled",
    meaning: "The bundle does not hold this file, so nothing says that it is as the patch leaves it.",
  },
  "no-id": {
    icon: "unproven",
    tone: "unvouched",
    label: "no id",
    meaning: "Nothing in the patch fixes the bundled file.",
  },
};

const stateOf = (name: string): State =>
  STATES[name] ?? {
    icon: "note",
    tone: "unvouched",
    label: name,
    meaning: "This page has no words for this state; the report has it.",
  };

export const meaningOf = (name: string): string => stateOf(name).meaning;

export function PatchState({ name, href }: { name: string; href?: string }) {
  const { icon, tone, label, meaning } = stateOf(name);
  const inside = (
    <>
      <Icon name={icon} /> {label}
    </>
  );
  const props = { class: `standing patch-state ${tone}`, title: meaning, "data-state": name };
  return href ? (
    <a {...props} href={href}>
      {inside}
    </a>
  ) : (
    <span {...props}>{inside}</span>
  );
}

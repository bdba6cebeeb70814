// The field that narrows a list, and a choice of one thing of a few.
import { Icon } from "../icons.tsx";

interface SearchProps {
  id: string;
  label: string;
  hint: string;
  value: string;
  onInput: (text: string) => void;
}

export function Search({ id, label, hint, value, onInput }: SearchProps) {
  return (
    <span class="search">
      <Icon name="search" />
      <input
        id={id}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={hint}
        spellcheck={false}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <kbd>/</kbd>
    </span>
  );
}

interface ChoiceProps {
  name: string;
  /** What stands there when nothing is chosen. */
  all: string;
  value: string;
  options: readonly string[];
  onChange: (value: string) => void;
}

export function Choice({ name, all, value, options, onChange }: ChoiceProps) {
  return (
    <select aria-label={name} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}

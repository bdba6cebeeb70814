// Auto, light or dark. Stored, because it says nothing of a bundle.
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "exhibit-theme";

export function currentTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY) as Theme;
    return THEMES.includes(stored) ? stored : "auto";
  } catch {
    return (document.documentElement.dataset["theme"] as Theme) ?? "auto";
  }
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // kept for this session only
  }
}

import { useState } from "preact/hooks";

const NAME = "nbflow-theme";
type Theme = "system" | "light" | "dark";

/** Takes the theme that was chosen before, ahead of the first drawing. */
export function applyTheme(theme: string | null = localStorage.getItem(NAME)): void {
  const { dataset } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset["theme"] = theme;
  else delete dataset["theme"];
}

/** Light, dark, or as the system has it. */
export function ThemePicker() {
  const [theme, setTheme] = useState<Theme>(() => {
    const kept = localStorage.getItem(NAME);
    return kept === "light" || kept === "dark" ? kept : "system";
  });
  return (
    <label class="theme">
      <span>Theme</span>
      <select
        value={theme}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value as Theme;
          localStorage.setItem(NAME, next);
          applyTheme(next);
          setTheme(next);
        }}
      >
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  /** Stands behind the label. */
  readonly count?: number | null;
}

interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly active: Key;
  readonly onChange: (key: Key) => void;
  /** Stands at the end of the row. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Tabs as the ARIA practices have them: arrows move between them, and one of them is in the order of the Tab key. */
export function Tabs<Key extends string>({ label, tabs, active, onChange, aside, children }: TabsProps<Key>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ key }) => key === active);
    const to = moved(event.key, at, tabs.length);
    const next = to === null ? undefined : tabs[to];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  }

  return (
    <div class="tabs">
      <div class="tab-bar">
        <div class="tab-row" role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown}>
          {tabs.map(({ key, label: text, count }) => (
            <button
              key={key}
              type="button"
              role="tab"
              class="tab"
              id={`${id}-${key}`}
              data-tab={key}
              aria-selected={key === active}
              aria-controls={`${id}-panel`}
              tabIndex={key === active ? 0 : -1}
              onClick={() => onChange(key)}
            >
              {text}
              {count == null ? null : <span class="count">{count.toLocaleString("en")}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`}>
        {children}
      </div>
    </div>
  );
}

function moved(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

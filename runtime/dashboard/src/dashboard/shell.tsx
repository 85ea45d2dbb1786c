import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../client/index.js";
import { Icon, type IconName } from "../parts/icon.js";
import { Logo } from "./logo.js";
import type { Route } from "./route.js";
import { ThemePicker } from "./theme-picker.js";
import type { Navigation } from "./use-route.js";

interface ShellProps {
  readonly client: Client;
  readonly navigation: Navigation;
  /** Forgets the key; null where there is none. */
  readonly onLeave: (() => void) | null;
  readonly children: ComponentChildren;
}

const PLACES: readonly {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly pages: readonly Route["page"][];
}[] = [
  { href: "/runs", label: "Runs", icon: "runs", pages: ["runs", "run"] },
  { href: "/flows", label: "Flows", icon: "flows", pages: ["flows"] },
  { href: "/deployments", label: "Deployments", icon: "deployments", pages: ["deployments"] },
  { href: "/work-pools", label: "Work pools", icon: "pools", pages: ["pools"] },
];

/** What stands around every page. */
export function Shell({ client, navigation, onLeave, children }: ShellProps) {
  const { route, onLink } = navigation;
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const running = useRunning(client);
  // a new page begins at its beginning, for the keyboard and for a screen reader too
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
  }, [route.page]);
  return (
    <div class="shell">
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <header class="side">
        <a class="home" href="/runs" onClick={onLink} aria-label="nbflow, to the runs">
          <Logo />
        </a>
        <nav aria-label="Pages">
          <ul>
            {PLACES.map(({ href, label, icon, pages }) => (
              <li key={href}>
                <a
                  href={href}
                  onClick={onLink}
                  aria-current={pages.includes(route.page) ? "page" : undefined}
                >
                  <Icon name={icon} />
                  <span>{label}</span>
                  {href === "/runs" && running > 0 ? (
                    <span class="side-count" title={`${running} running`}>
                      {running}
                      <span class="hidden"> running</span>
                    </span>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="side-foot">
          <ThemePicker />
          {onLeave === null ? null : (
            <button type="button" class="quiet" onClick={onLeave}>
              <Icon name="out" /> Sign out
            </button>
          )}
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** How many flow runs go on now. */
function useRunning(client: Client): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    const look = () =>
      void client
        .flowRuns({ stateTypes: ["RUNNING", "CANCELLING"], limit: 1, offset: 0 })
        .then(({ total }) => !isGone && setCount(total))
        .catch(() => undefined);
    look();
    const timer = setInterval(look, 15_000);
    const stop = client.subscribe({}, look);
    return () => {
      isGone = true;
      clearInterval(timer);
      stop();
    };
  }, [client]);
  return count;
}

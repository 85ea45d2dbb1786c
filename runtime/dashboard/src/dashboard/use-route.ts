import { useCallback, useEffect, useState } from "preact/hooks";
import { routeOf, type Route } from "./route.js";

export interface Navigation {
  readonly route: Route;
  /** `replaces` leaves no step in the browser's history. */
  readonly go: (href: string, replaces?: boolean) => void;
  /** Follows a link of ours without loading the page anew. */
  readonly onLink: (event: MouseEvent) => void;
}

/** Where the browser is, and how to go elsewhere. */
export function useRoute(): Navigation {
  const [route, setRoute] = useState(() => routeOf(location));
  useEffect(() => {
    const look = () => setRoute(routeOf(location));
    addEventListener("popstate", look);
    return () => removeEventListener("popstate", look);
  }, []);
  const go = useCallback((href: string, replaces = false) => {
    history[replaces ? "replaceState" : "pushState"](null, "", href);
    setRoute(routeOf(location));
    if (!replaces) scrollTo(0, 0);
  }, []);
  const onLink = useCallback(
    (event: MouseEvent) => {
      const link = (event.currentTarget as HTMLElement).closest("a");
      const isOther = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
      if (link === null || isOther) return;
      event.preventDefault();
      go(link.pathname + link.search);
    },
    [go],
  );
  return { route, go, onLink };
}

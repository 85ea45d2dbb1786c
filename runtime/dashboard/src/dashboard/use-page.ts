import { useEffect, useState } from "preact/hooks";
import { errorText, type Client, type Page } from "../client/index.js";

export interface PageView<Item> {
  readonly page: Page<Item> | null;
  readonly error: string | null;
  /** Reads it again. */
  readonly refresh: () => void;
}

/** A part of a list, read again when something changes on the server, and now and then. */
export function usePage<Item>(
  client: Client,
  key: string,
  load: () => Promise<Page<Item>>,
  everyMs = 15_000,
): PageView<Item> {
  const [view, setView] = useState<Pick<PageView<Item>, "page" | "error">>({ page: null, error: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isGone = false;
    let isReading = false;
    let again = false;
    let soon: ReturnType<typeof setTimeout> | null = null;
    function look(): void {
      if (isReading) {
        again = true;
        return;
      }
      isReading = true;
      load()
        .then(
          (page) => !isGone && setView({ page, error: null }),
          (failed: unknown) => !isGone && setView((before) => ({ ...before, error: errorText(failed) })),
        )
        .finally(() => {
          isReading = false;
          if (again && !isGone) lookSoon();
          again = false;
        });
    }
    function lookSoon(): void {
      soon ??= setTimeout(() => {
        soon = null;
        look();
      }, 250);
    }
    look();
    const timer = setInterval(look, everyMs);
    const stop = client.subscribe({}, lookSoon);
    return () => {
      isGone = true;
      clearInterval(timer);
      if (soon !== null) clearTimeout(soon);
      stop();
    };
    // the key stands for what is loaded
  }, [client, key, turn]);
  return { ...view, refresh: () => setTurn((before) => before + 1) };
}

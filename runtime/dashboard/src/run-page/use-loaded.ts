import { useEffect, useState } from "preact/hooks";
import { errorText } from "../client/index.js";

export interface Loaded<Value> {
  /** What came last; null until something has. */
  readonly value: Value | null;
  readonly error: string | null;
}

/** Loads something whenever its key changes, and again each `everyMs`; what was there stays until the next has come. */
export function useLoaded<Value>(
  key: string,
  load: () => Promise<Value>,
  options: { readonly everyMs?: number | null; readonly of?: string } = {},
): Loaded<Value> {
  const { everyMs = null, of = key } = options;
  const [loaded, setLoaded] = useState<Loaded<Value> & { readonly of: string }>({
    of,
    value: null,
    error: null,
  });
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const again = () => {
      load()
        .then(
          (value) => !isGone && setLoaded({ of, value, error: null }),
          (failed: unknown) =>
            !isGone &&
            setLoaded((before) => ({
              of,
              value: before.of === of ? before.value : null,
              error: errorText(failed),
            })),
        )
        .finally(() => {
          if (!isGone && everyMs !== null) timer = setTimeout(again, everyMs);
        });
    };
    again();
    return () => {
      isGone = true;
      if (timer !== null) clearTimeout(timer);
    };
    // the key stands for what is loaded
  }, [key, everyMs]);
  return loaded.of === of ? loaded : { value: null, error: null };
}

/**
 * An action that may be asked for at any time: one at a time, and once more after the last that came meanwhile. It begins
 * `afterMs` milliseconds after it is asked for, so that many changes at once are one. Failures are told to `failed`.
 */
export function coalesced(
  act: () => Promise<void>,
  { afterMs, failed }: { readonly afterMs: number; readonly failed: (error: unknown) => void },
): { readonly ask: () => void; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isActing = false;
  let isAsked = false;
  let isOver = false;

  const begin = (): void => {
    timer = undefined;
    if (isActing) {
      isAsked = true;
      return;
    }
    isActing = true;
    void act()
      .catch((error: unknown) => {
        if (!isOver) failed(error);
      })
      .finally(() => {
        isActing = false;
        if (isAsked) ask();
        isAsked = false;
      });
  };
  const ask = (): void => {
    if (!isOver) timer ??= setTimeout(begin, afterMs);
  };
  return {
    ask,
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

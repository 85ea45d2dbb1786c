/**
 * Does something once more each time that it is begun, never twice at a time: what is begun meanwhile is done when that has ended.
 */
export function soon(
  act: () => Promise<void>,
  report: (error: unknown) => void,
): { readonly begin: () => void; readonly stop: () => Promise<void> } {
  let running: Promise<void> | null = null;
  let isAsked = false;
  const over = new AbortController();
  const run = async (): Promise<void> => {
    while (isAsked && !over.signal.aborted) {
      isAsked = false;
      await act().catch(report);
    }
    running = null;
  };
  return {
    begin() {
      isAsked = true;
      if (!over.signal.aborted) running ??= Promise.resolve().then(run);
    },
    async stop() {
      over.abort();
      await running;
    },
  };
}

/** Does something again and again, the next time so many milliseconds after the last has ended. Gives what ends it. */
export function every(
  ms: number,
  act: () => Promise<void>,
  report: (error: unknown) => void,
): () => Promise<void> {
  let isOver = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const again = (): void => {
    timer = setTimeout(() => {
      running = act()
        .catch(report)
        .finally(() => {
          if (!isOver) again();
        });
    }, ms).unref();
  };
  again();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await running;
  };
}

import type { RefObject } from "preact";

/** Moves through the rows of a windowed list with the arrow keys; what is out of sight comes into it. */
export function moveInRows(
  event: KeyboardEvent,
  rows: { readonly at: number; readonly count: number; readonly rowHeight: number; readonly above: number },
  scroller: RefObject<HTMLElement | null>,
  select: (index: number) => void,
): void {
  const { at, count, rowHeight, above } = rows;
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = steps[event.key];
  if (wanted === undefined || count === 0) return;
  event.preventDefault();
  const index = Math.min(count - 1, Math.max(0, wanted));
  const view = scroller.current;
  if (view === null) return;
  const top = index * rowHeight;
  if (top < view.scrollTop) view.scrollTop = top;
  else if (top + rowHeight + above > view.scrollTop + view.clientHeight)
    view.scrollTop = top + rowHeight + above - view.clientHeight;
  select(index);
  // the row is drawn in the next frame, where it was out of sight
  requestAnimationFrame(() => {
    requestAnimationFrame(() => view.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
  });
}

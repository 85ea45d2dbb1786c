import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { visibleRows } from "../model/windowed.js";
import { useSize } from "./use-size.js";
import { px } from "./px.js";

interface WindowedListProps {
  readonly count: number;
  /** In pixels; all rows have the same. */
  readonly rowHeight: number;
  readonly row: (index: number) => ComponentChildren;
  /** Stands above the rows and stays where it is. */
  readonly head?: ComponentChildren;
  readonly class?: string;
  readonly role: "list" | "log" | "listbox";
  readonly label: string;
  /** Whether the Tab key comes to the list itself, to scroll it. */
  readonly focusable?: boolean;
  readonly scroller?: RefObject<HTMLDivElement | null>;
  readonly onScroll?: (element: HTMLDivElement) => void;
}

/** A list of any length of which only what is seen is drawn. */
export function WindowedList(props: WindowedListProps) {
  const { count, rowHeight, row, head, role, label, focusable = false, onScroll } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = props.scroller ?? own;
  const { height } = useSize(scroller);
  const [top, setTop] = useState(0);
  const { from, to } = visibleRows(count, rowHeight, top, height);
  useLayoutEffect(() => {
    if (scroller.current !== null) setTop(scroller.current.scrollTop);
  }, [count, scroller]);
  return (
    <div
      class={`windowed ${props.class ?? ""}`}
      ref={scroller}
      tabIndex={focusable ? 0 : undefined}
      role={focusable ? "region" : undefined}
      aria-label={focusable ? label : undefined}
      onScroll={({ currentTarget }) => {
        setTop(currentTarget.scrollTop);
        onScroll?.(currentTarget);
      }}
    >
      {head}
      <div class="windowed-rows" role={role} aria-label={label} style={{ height: px(count * rowHeight) }}>
        <div
          class="windowed-shown"
          role="presentation"
          style={{ transform: `translateY(${from * rowHeight}px)` }}
        >
          {Array.from({ length: to - from }, (_, index) => row(from + index))}
        </div>
      </div>
    </div>
  );
}

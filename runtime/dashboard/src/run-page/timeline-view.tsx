import { useMemo, useRef } from "preact/hooks";
import { ago, duration, secondsOf } from "../model/format.js";
import { isOver } from "../model/look.js";
import { lookOfNode, spanOf } from "../model/node-state.js";
import { barOf, timeAxis } from "../model/timeline.js";
import { ToneIcon } from "../parts/icon.js";
import { SELDOM, useNow } from "../parts/use-now.js";
import { useSize } from "../parts/use-size.js";
import { WindowedList } from "../parts/windowed-list.js";
import type { NodesProps } from "./graph-view.js";
import { moveInRows } from "./rows-keys.js";
import { px } from "../parts/px.js";

const ROW = 32;
const HEAD = 32;
const NAMES = 210;
const END = 72;

/** When each task ran, over a time axis; those that have not run stand at the end. */
export function TimelineView({ run, nodes, selected, onSelect }: NodesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const isLive = !isOver(run.state) && run.startTime !== null;
  const now = useNow(true, isLive ? 500 : SELDOM);
  const sorted = useMemo(() => {
    const withSpans = nodes.map((node) => ({ node, span: spanOf(node) }));
    return withSpans.sort((a, b) => order(a.span.startTime, b.span.startTime));
  }, [nodes]);
  const starts = sorted.flatMap(({ span }) => (span.startTime === null ? [] : [Date.parse(span.startTime)]));
  const start = Math.min(run.startTime === null ? now : Date.parse(run.startTime), ...starts);
  const ends = sorted.flatMap(({ span }) => (span.endTime === null ? [] : [Date.parse(span.endTime)]));
  const end = isLive ? now : Math.max(run.endTime === null ? start : Date.parse(run.endTime), ...ends);
  const names = width < 560 ? 130 : NAMES;
  const axis = timeAxis(start, end, Math.max(60, width - names - END));
  const chosen = sorted.findIndex(({ node }) => node.key === selected);

  const head = (
    <div class="axis" style={{ height: px(HEAD) }} aria-hidden="true">
      <div class="axis-ticks" style={{ left: px(names) }}>
        {axis.ticks.map(({ at, label }) => (
          <span key={label} class="tick" style={{ left: px(at) }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );

  return (
    <div
      class="timeline"
      onKeyDown={(event) =>
        moveInRows(
          event,
          { at: Math.max(0, chosen), count: sorted.length, rowHeight: ROW, above: HEAD },
          scroller,
          (index) => onSelect(sorted[index]?.node.key ?? null),
        )
      }
    >
      <WindowedList
        count={sorted.length}
        rowHeight={ROW}
        role="list"
        label="Tasks in the order of their starts"
        scroller={scroller}
        head={head}
        row={(index) => {
          const item = sorted[index];
          if (item === undefined) return null;
          const { node, span } = item;
          const look = lookOfNode(node, run);
          const bar = barOf(axis, span, now);
          const took = secondsOf(span, now);
          const began =
            span.startTime === null
              ? ""
              : `started after ${duration((Date.parse(span.startTime) - start) / 1000) || "0 s"}`;
          const time = took === null ? "" : duration(took);
          const isChosen = node.key === selected;
          return (
            <div key={node.key} role="listitem" class="time-row" style={{ height: px(ROW) }}>
              <button
                type="button"
                data-row={index}
                class={`time-button tone-${look.tone} ${isChosen ? "chosen" : ""}`}
                tabIndex={isChosen || (chosen === -1 && index === 0) ? 0 : -1}
                aria-pressed={isChosen}
                onClick={() => onSelect(isChosen ? null : node.key)}
              >
                <span class="time-name" style={{ width: px(names) }}>
                  <ToneIcon tone={look.tone} size={14} />
                  <span>{node.title}</span>
                  <span class="hidden">
                    {[look.label, began, time === "" ? "" : "took"].filter(Boolean).join(", ")}
                  </span>
                </span>
                <span class="time-track">
                  {axis.ticks.map(({ at }) => (
                    <span key={at} class="grid-line" style={{ left: px(at) }} />
                  ))}
                  {bar === null ? null : (
                    <span
                      class={`bar ${span.endTime === null ? "bar-open" : ""}`}
                      style={{ left: px(bar.left), width: px(bar.width) }}
                    />
                  )}
                </span>
                <span class="time-took">{time}</span>
              </button>
            </div>
          );
        }}
      />
      <p class="foot">
        {run.startTime === null
          ? "Not started."
          : `Started ${ago(run.startTime, now)}. Times are of this clock.`}
      </p>
    </div>
  );
}

function order(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

import { useRef } from "preact/hooks";
import { cellsText, duration, secondsOf } from "../model/format.js";
import { lookOfNode, spanOf } from "../model/node-state.js";
import { isOver } from "../model/look.js";
import { StatePill } from "../parts/state-pill.js";
import { useNow } from "../parts/use-now.js";
import { WindowedList } from "../parts/windowed-list.js";
import type { NodesProps } from "./graph-view.js";
import { moveInRows } from "./rows-keys.js";
import { px } from "../parts/px.js";

const ROW = 52;

/** The graph in words: each task with its state, its cells and what it waits for. */
export function TaskList({ run, nodes, selected, onSelect }: NodesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(!isOver(run.state));
  const titles = new Map(nodes.map(({ key, title }) => [key, title]));
  const chosen = nodes.findIndex(({ key }) => key === selected);
  return (
    <div
      class="task-list"
      onKeyDown={(event) =>
        moveInRows(
          event,
          { at: Math.max(0, chosen), count: nodes.length, rowHeight: ROW, above: 0 },
          scroller,
          (index) => onSelect(nodes[index]?.key ?? null),
        )
      }
    >
      <WindowedList
        count={nodes.length}
        rowHeight={ROW}
        role="list"
        label="Tasks in the flow's order"
        scroller={scroller}
        row={(index) => {
          const node = nodes[index];
          if (node === undefined) return null;
          const isChosen = node.key === selected;
          const after = node.after.map((key) => titles.get(key) ?? key);
          const took = secondsOf(spanOf(node), now);
          return (
            <div key={node.key} role="listitem" class="task-row" style={{ height: px(ROW) }}>
              <button
                type="button"
                data-row={index}
                class={`task-button ${isChosen ? "chosen" : ""}`}
                tabIndex={isChosen || (chosen === -1 && index === 0) ? 0 : -1}
                aria-pressed={isChosen}
                onClick={() => onSelect(isChosen ? null : node.key)}
              >
                <span class="task-main">
                  <span class="task-title">{node.title}</span>
                  <span class="task-after">
                    {after.length === 0 ? "waits for nothing" : `after ${after.join(", ")}`}
                  </span>
                </span>
                <span class="task-cells">{cellsText(node.cells)}</span>
                <span class="task-took">{took === null ? "" : duration(took)}</span>
                <StatePill look={lookOfNode(node, run)} />
              </button>
            </div>
          );
        }}
      />
    </div>
  );
}

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { FlowRun } from "../client/index.js";
import { cellsText, duration, secondsOf } from "../model/format.js";
import { layOut, MOST_IN_LAYERS, NODE, pathOf } from "../model/graph-layout.js";
import { edgesOf, withoutImplied, type GraphNode } from "../model/graph.js";
import { lookOfNode, spanOf } from "../model/node-state.js";
import { Icon, ToneIcon } from "../parts/icon.js";
import { useNow } from "../parts/use-now.js";
import { useSize } from "../parts/use-size.js";
import { px } from "../parts/px.js";

export interface NodesProps {
  readonly run: FlowRun;
  readonly nodes: readonly GraphNode[];
  /** Its key. */
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

const ZOOMS = { least: 0.3, most: 2, step: 1.25 };

/** The tasks as a graph. Arrow keys move between them: up and down along the edges, left and right in their order. */
export function GraphView({ run, nodes, selected, onSelect }: NodesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const [zoom, setZoom] = useState<number | null>(null);
  const [seen, setSeen] = useState({ left: 0, top: 0 });
  const shape = nodes.map(({ key, after }) => `${key}<${after.join()}`).join("|");
  const edges = useMemo(() => edgesOf(nodes), [shape]);
  const placed = useMemo(
    () =>
      layOut(
        nodes.map(({ key }) => key),
        withoutImplied(edges),
      ),
    [shape],
  );
  const fit = Math.min(1, Math.max(0.55, (size.width - 8) / Math.max(1, placed.width)));
  const scale = zoom ?? fit;
  const now = useNow(nodes.some((node) => isRunning(node)));
  const looks = new Map(nodes.map((node) => [node.key, lookOfNode(node, run)]));
  const chosen = nodes.find(({ key }) => key === selected);
  const focus = chosen?.key ?? nodes[0]?.key;

  // the chosen one comes into sight where it was chosen elsewhere
  useLayoutEffect(() => {
    const at = selected === null ? undefined : placed.nodes.get(selected);
    const view = scroller.current;
    if (at === undefined || view === null || view.contains(document.activeElement)) return;
    view.scrollTo({ left: at.x * scale - view.clientWidth / 3, top: at.y * scale - view.clientHeight / 3 });
  }, [selected]);

  useEffect(() => {
    const view = scroller.current;
    if (view === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setZoom((before) => bounded((before ?? fit) * Math.exp(-event.deltaY / 300)));
    };
    view.addEventListener("wheel", onWheel, { passive: false });
    return () => view.removeEventListener("wheel", onWheel);
  }, [fit]);

  function onKeyDown(event: KeyboardEvent): void {
    const key = (event.target as HTMLElement).dataset["node"];
    const next = key === undefined ? undefined : neighbour(event.key, key, nodes);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    scroller.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
  }

  // of very many, those of the chosen task can be told apart
  const drawn =
    nodes.length > MOST_IN_LAYERS
      ? placed.edges.filter(({ from, to }) => from === selected || to === selected)
      : placed.edges;
  const left = Math.max(0, (size.width - placed.width * scale) / 2);
  const isNear = (y: number, x: number) =>
    nodes.length < 80 ||
    (y * scale > seen.top - 600 &&
      y * scale < seen.top + size.height + 600 &&
      x * scale > seen.left - 800 &&
      x * scale < seen.left + size.width + 800);
  const tools = [
    ["minus", "Smaller", () => setZoom(bounded(scale / ZOOMS.step))],
    ["plus", "Larger", () => setZoom(bounded(scale * ZOOMS.step))],
    ["fit", "Fit the width", () => setZoom(null)],
  ] as const;
  return (
    <div class="graph">
      <div class="graph-tools" role="group" aria-label="Size of the graph">
        {tools.map(([icon, label, act]) => (
          <button key={icon} type="button" class="tool" aria-label={label} title={label} onClick={act}>
            <Icon name={icon} />
          </button>
        ))}
      </div>
      <div
        class="graph-scroll"
        ref={scroller}
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget }) =>
          setSeen({ left: currentTarget.scrollLeft, top: currentTarget.scrollTop })
        }
      >
        <div
          class="graph-size"
          style={{ width: px(placed.width * scale), height: px(placed.height * scale), marginLeft: px(left) }}
        >
          <div
            class="graph-plane"
            style={{ width: px(placed.width), height: px(placed.height), transform: `scale(${scale})` }}
          >
            <svg class="edges" width={placed.width} height={placed.height} aria-hidden="true">
              <defs>
                <marker
                  id="arrow"
                  viewBox="0 0 8 8"
                  refX="7"
                  refY="4"
                  markerUnits="userSpaceOnUse"
                  markerWidth="10"
                  markerHeight="10"
                  orient="auto"
                >
                  <path d="M0.5 0.5 7 4 0.5 7.5Z" class="arrow" />
                </marker>
              </defs>
              {drawn.map(({ from, to, points }) => (
                <path
                  key={`${from} ${to}`}
                  class={`edge edge-${looks.get(to)?.tone ?? "planned"} ${from === selected || to === selected ? "edge-chosen" : ""}`}
                  d={pathOf(points)}
                  marker-end="url(#arrow)"
                />
              ))}
            </svg>
            <ul class="nodes" aria-label="Tasks of the flow">
              {nodes.map((node) => {
                const at = placed.nodes.get(node.key);
                if (at === undefined || (!isNear(at.y, at.x) && node.key !== focus)) return null;
                return (
                  <li
                    key={node.key}
                    style={{ left: px(at.x), top: px(at.y), width: px(NODE.width), height: px(NODE.height) }}
                  >
                    <NodeButton
                      node={node}
                      look={looks.get(node.key) ?? lookOfNode(node, run)}
                      now={now}
                      isChosen={node.key === selected}
                      isNext={chosen !== undefined && node.after.includes(chosen.key)}
                      isFocus={node.key === focus}
                      onSelect={onSelect}
                    />
                  </li>
                );
              })}
            </ul>
          </div>
        </div>
      </div>
    </div>
  );
}

interface NodeButtonProps {
  readonly node: GraphNode;
  readonly look: ReturnType<typeof lookOfNode>;
  readonly now: number;
  readonly isChosen: boolean;
  readonly isNext: boolean;
  readonly isFocus: boolean;
  readonly onSelect: (key: string | null) => void;
}

function NodeButton({ node, look, now, isChosen, isNext, isFocus, onSelect }: NodeButtonProps) {
  const { key, title, cells, runs, kind } = node;
  const took = secondsOf(spanOf(node), now);
  const cellText = cellsText(cells);
  const time = took === null ? "" : duration(took);
  const facts = [
    kind === "setup" ? "setup" : "",
    cellText,
    runs.length > 1 ? `${runs.length} runs` : "",
  ].filter(Boolean);
  return (
    <button
      type="button"
      class={`node tone-${look.tone} ${isChosen ? "node-chosen" : ""} ${isNext ? "node-next" : ""}`}
      data-node={key}
      data-tone={look.tone}
      aria-pressed={isChosen}
      tabIndex={isFocus ? 0 : -1}
      onClick={() => onSelect(isChosen ? null : key)}
    >
      <ToneIcon tone={look.tone} size={18} />
      <span class="node-text">
        <span class="node-title">
          {title}
          <span class="hidden">{facts.length > 0 ? `${look.label},` : ""}</span>
        </span>
        <span class="node-facts">
          <span>
            {facts.join(" · ") || look.label}
            <span class="hidden">{time === "" ? "" : ","}</span>
          </span>
          <span class="node-time">{time}</span>
        </span>
      </span>
    </button>
  );
}

function isRunning(node: GraphNode): boolean {
  const { startTime, endTime } = spanOf(node);
  return startTime !== null && endTime === null;
}

function bounded(zoom: number): number {
  return Math.min(ZOOMS.most, Math.max(ZOOMS.least, zoom));
}

function neighbour(arrow: string, key: string, nodes: readonly GraphNode[]): string | undefined {
  const at = nodes.findIndex((node) => node.key === key);
  switch (arrow) {
    case "ArrowUp":
      return nodes[at]?.after.at(-1);
    case "ArrowDown":
      return nodes.find(({ after }) => after.includes(key))?.key;
    case "ArrowRight":
      return nodes[at + 1]?.key;
    case "ArrowLeft":
      return nodes[at - 1]?.key;
    case "Home":
      return nodes[0]?.key;
    case "End":
      return nodes.at(-1)?.key;
    default:
      return undefined;
  }
}

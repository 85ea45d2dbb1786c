import { graphlib, layout as arrange } from "@dagrejs/dagre";
import type { Edge } from "./graph.js";

export interface Placed {
  /** Left upper corners, by key. */
  readonly nodes: ReadonlyMap<string, Point>;
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly points: readonly Point[];
  }[];
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const NODE = { width: 224, height: 66 };
const GAP = { x: 28, y: 40 };
const MARGIN = 24;
/** Of more nodes the layout in layers would take seconds: they stand in rows by depth. */
export const MOST_IN_LAYERS = 150;

/** Places a graph's nodes from top to bottom, so that each stands below what it waits for. */
export function layOut(keys: readonly string[], edges: readonly Edge[]): Placed {
  return keys.length > MOST_IN_LAYERS ? inRows(keys, edges) : inLayers(keys, edges);
}

function inLayers(keys: readonly string[], edges: readonly Edge[]): Placed {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: "TB", nodesep: GAP.x, ranksep: GAP.y, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const key of keys) graph.setNode(key, { ...NODE });
  for (const { from, to } of edges) graph.setEdge(from, to);
  arrange(graph);
  const nodes = new Map<string, Point>();
  for (const key of keys) {
    const { x = 0, y = 0 } = graph.node(key) as Partial<Point>;
    nodes.set(key, { x: x - NODE.width / 2, y: y - NODE.height / 2 });
  }
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    nodes,
    edges: edges.map(({ from, to }) => ({
      from,
      to,
      points: (graph.edge(from, to) as { readonly points?: readonly Point[] }).points ?? [],
    })),
    width: Number.isFinite(width) ? width : 0,
    height: Number.isFinite(height) ? height : 0,
  };
}

const ACROSS = 6;

/** By the longest way from a node that waits for none; what is as deep stands side by side, and wraps. */
function inRows(keys: readonly string[], edges: readonly Edge[]): Placed {
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = before.get(to);
    if (list === undefined) before.set(to, [from]);
    else list.push(from);
  }
  const depths = depthsOf(keys, before);
  const rows = new Map<number, string[]>();
  for (const key of keys) {
    const depth = depths.get(key) ?? 0;
    const row = rows.get(depth);
    if (row === undefined) rows.set(depth, [key]);
    else row.push(key);
  }
  const nodes = new Map<string, Point>();
  let y = MARGIN;
  for (const depth of [...rows.keys()].sort((a, b) => a - b)) {
    const row = rows.get(depth) ?? [];
    for (const [index, key] of row.entries()) {
      const x = MARGIN + (index % ACROSS) * (NODE.width + GAP.x);
      nodes.set(key, { x, y: y + Math.floor(index / ACROSS) * (NODE.height + GAP.y / 2) });
    }
    y += Math.ceil(row.length / ACROSS) * (NODE.height + GAP.y / 2) + GAP.y / 2;
  }
  const widest = Math.min(ACROSS, Math.max(1, ...[...rows.values()].map((row) => row.length)));
  return {
    nodes,
    edges: edges.map(({ from, to }) => ({ from, to, points: straight(nodes.get(from), nodes.get(to)) })),
    width: 2 * MARGIN + widest * (NODE.width + GAP.x) - GAP.x,
    height: y + MARGIN,
  };
}

/** Each waits for those before it; in a circle, whoever is seen first counts as first. */
function depthsOf(
  keys: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const start of keys) {
    const open = [start];
    const path = new Set<string>();
    while (open.length > 0) {
      const key = open.at(-1) ?? "";
      const all = before.get(key) ?? [];
      const missing = path.has(key) ? [] : all.filter((one) => !depths.has(one) && !path.has(one));
      path.add(key);
      if (missing.length > 0) {
        open.push(...missing);
        continue;
      }
      open.pop();
      if (!depths.has(key)) depths.set(key, Math.max(-1, ...all.map((one) => depths.get(one) ?? -1)) + 1);
    }
  }
  return depths;
}

function straight(from: Point | undefined, to: Point | undefined): readonly Point[] {
  if (from === undefined || to === undefined) return [];
  return [
    { x: from.x + NODE.width / 2, y: from.y + NODE.height },
    { x: to.x + NODE.width / 2, y: to.y },
  ];
}

/** An SVG path through an edge's points, with soft corners. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (first === undefined || last === undefined) return "";
  let path = `M${at(first)}`;
  let before = first;
  for (const point of rest) {
    const middle = { x: (before.x + point.x) / 2, y: (before.y + point.y) / 2 };
    path += before === first ? `L${at(middle)}` : `Q${at(before)} ${at(middle)}`;
    before = point;
  }
  return before === first ? `${path}L${at(last)}` : `${path}Q${at(before)} ${at(last)}`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}

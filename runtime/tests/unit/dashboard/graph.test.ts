import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edgesOf, graphOf, withoutImplied, type Edge } from "../../../dashboard/src/model/graph.js";
import { layOut, NODE, pathOf, type Placed, type Point } from "../../../dashboard/src/model/graph-layout.js";
import { lookOfNode, spanOf } from "../../../dashboard/src/model/node-state.js";
import { nth } from "./support/nth.js";
import { planOf, state, taskRun } from "./support/plan.js";

describe("the graph of a run", () => {
  test("has the plan's tasks before any of them has begun, with their cells", () => {
    const nodes = graphOf(planOf({ read: [], clean: ["read"], train: ["clean"] }), []);
    expect(
      nodes.map(({ key, title, cells, runs, after }) => [key, title, cells, runs.length, after]),
    ).toEqual([
      ["read", "Do read", [1], 0, []],
      ["clean", "Do clean", [2], 0, ["read"]],
      ["train", "Do train", [3], 0, ["clean"]],
    ]);
    expect(nodes.map((node) => lookOfNode(node, { state: state("RUNNING") }).label)).toEqual([
      "Not started",
      "Not started",
      "Not started",
    ]);
    expect(lookOfNode(nth(nodes, 0), { state: state("FAILED") }).label).toBe("Did not run");
  });

  test("lets the setup come before what waits for nothing else", () => {
    const nodes = graphOf(planOf({ setup: [], read: [], clean: ["read"] }, "setup"), []);
    expect(edgesOf(nodes)).toEqual([
      { from: "setup", to: "read" },
      { from: "read", to: "clean" },
    ]);
  });

  test("shows what runs besides the plan, by what it was given", () => {
    const read = taskRun("read", { id: "r1", state: state("COMPLETED", "Completed") });
    const more = taskRun("more", {
      id: "m1",
      name: "more-0",
      inputs: { df: [{ kind: "task-run", id: "r1" }] },
    });
    const nodes = graphOf(planOf({ read: [] }), [read, more]);
    expect(nodes.map(({ key, after }) => [key, after])).toEqual([
      ["read", []],
      ["run:m1", ["read"]],
    ]);
  });

  test("takes many runs of one task together, and says how they are", () => {
    const runs = Array.from({ length: 1000 }, (_, index) =>
      taskRun("double", {
        id: `d${index}`,
        state: index === 7 ? state("FAILED", "Failed") : state("COMPLETED", "Completed"),
        startTime: `2026-01-01T00:00:${String(index % 60).padStart(2, "0")}.000Z`,
        endTime: "2026-01-01T00:01:30.000Z",
      }),
    );
    const nodes = graphOf(null, runs);
    expect(nodes).toHaveLength(1);
    expect(lookOfNode(nth(nodes, 0), null)).toEqual({ tone: "bad", label: "1 failed, 999 completed" });
    expect(spanOf(nth(nodes, 0))).toEqual({
      startTime: "2026-01-01T00:00:00.000Z",
      endTime: "2026-01-01T00:01:30.000Z",
    });
  });
});

/** Graphs without circles: edges lead from lower numbers to higher. */
const graphs = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 40 }).map((pairs): readonly Edge[] => {
  const edges = pairs
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: `n${Math.min(a, b)}`, to: `n${Math.max(a, b)}` }));
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
});

function reachable(edges: readonly Edge[], from: string): readonly string[] {
  const seen = new Set<string>();
  const open = [from];
  for (const key of open) {
    for (const edge of edges) {
      if (edge.from !== key || seen.has(edge.to)) continue;
      seen.add(edge.to);
      open.push(edge.to);
    }
  }
  return [...seen].toSorted();
}

describe("the edges that are drawn", () => {
  test("lead wherever all of them lead, and none is implied by others", () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const drawn = withoutImplied(edges);
        for (const { from } of edges) expect(reachable(drawn, from)).toEqual(reachable(edges, from));
        for (const edge of drawn)
          expect(
            reachable(
              drawn.filter((one) => one !== edge),
              edge.from,
            ),
          ).not.toContain(edge.to);
      }),
    );
  });

  test("are all that there are where they go in a circle", () => {
    const circle = [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
      { from: "a", to: "c" },
    ];
    expect(withoutImplied(circle)).toEqual(circle);
  });
});

function placeOf(nodes: Placed["nodes"], key: string): Point {
  return nodes.get(key) ?? { x: Number.NaN, y: Number.NaN };
}

describe("the layout", () => {
  /** What is wrong with the places of a graph's nodes. */
  function faults(keys: readonly string[], edges: readonly Edge[]): readonly string[] {
    const { nodes, width, height } = layOut(keys, edges);
    const placed = keys.map((key) => ({ key, ...placeOf(nodes, key) }));
    const outside = placed.filter(
      ({ x, y }) => !(x >= 0 && y >= 0 && x + NODE.width <= width + 1 && y + NODE.height <= height + 1),
    );
    const overlapping = placed.filter((a, index) =>
      placed
        .slice(index + 1)
        .some((b) => Math.abs(a.x - b.x) < NODE.width && Math.abs(a.y - b.y) < NODE.height),
    );
    const above = edges.filter(({ from, to }) => !(placeOf(nodes, to).y > placeOf(nodes, from).y));
    return [
      ...outside.map(({ key }) => `${key} is outside`),
      ...overlapping.map(({ key }) => `${key} lies over another`),
      ...above.map(({ from, to }) => `${to} is not below ${from}`),
    ];
  }

  test("puts no two tasks in one place, and each below what it waits for", () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const keys = Array.from({ length: 15 }, (_, index) => `n${index}`);
        expect(faults(keys, edges)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("does so with a thousand tasks", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `n${index}`);
    const edges = keys.slice(1).map((to, index) => ({ from: `n${Math.floor(index / 3)}`, to }));
    expect(faults(keys, edges)).toEqual([]);
  });

  test("of a circle is one all the same", () => {
    const keys = Array.from({ length: 400 }, (_, index) => `n${index}`);
    const edges = keys.map((from, index) => ({ from, to: `n${(index + 1) % 400}` }));
    expect(layOut(keys, edges).nodes.size).toBe(400);
  });

  test("draws an edge from its first point to its last", () => {
    expect(pathOf([])).toBe("");
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 10, y: 20 },
      ]),
    ).toBe("M0,0L10,20");
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 5, y: 5 },
        { x: 10, y: 20 },
      ]),
    ).toMatch(/^M0,0.*10,20$/u);
  });
});

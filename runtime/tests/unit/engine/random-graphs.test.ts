import fc from "fast-check";
import { expect, test } from "vitest";
import { cell, flow, python, task } from "../../../src/index.js";
import { raised } from "../support/fake-python.js";
import { testWorld } from "../support/world.js";

interface Node {
  readonly needs: readonly number[];
  readonly fails: boolean;
  readonly isPython: boolean;
}

const graphs = fc
  .array(
    fc.record({ needs: fc.array(fc.nat(11), { maxLength: 3 }), fails: fc.boolean(), isPython: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((nodes): readonly Node[] =>
    nodes.map((node, at) => ({
      ...node,
      fails: node.fails && at % 3 === 2,
      needs: node.needs.filter((need) => need < at),
    })),
  );

const py = python();
const inPython = (at: number, fails: boolean) =>
  task({ name: `n${at}` }, py.cells({}, fails ? cell(at + 1)`fail` : cell(at + 1)`pass`));
const inScript = (at: number, fails: boolean) =>
  task({ name: `n${at}` }, () => {
    if (fails) throw new Error("fails");
  });

test.each(["concurrent", "sequential"] as const)(
  "in any graph each task runs after what it needs, or not at all (%s)",
  async (taskRunner) => {
    const world = await testWorld({ cells: { fail: () => ({ error: raised("E", "fails") }) } });
    await fc.assert(
      fc.asyncProperty(graphs, async (nodes) => {
        world.events.length = 0;
        const outcome = await world.engine.run(
          flow({ name: "f", taskRunner }, () => {
            const handles: ReturnType<ReturnType<typeof inScript>>[] = [];
            for (const [at, { needs, fails, isPython }] of nodes.entries()) {
              const waitFor = needs.flatMap((need) => handles[need] ?? []);
              const made = isPython ? inPython(at, fails) : inScript(at, fails);
              handles.push(
                made.withOptions({ waitFor })() as unknown as ReturnType<ReturnType<typeof inScript>>,
              );
            }
          }),
        );

        const states = nodes.map((_node, at) => world.statesOf(`n${at}`).at(-1));
        expect(nodes.map((node, at) => wrong(node, at, states))).toEqual(nodes.map(() => null));
        expect(outcome.state.type).toBe(
          states.every((state) => state === "Completed") ? "COMPLETED" : "FAILED",
        );
        const order = world.events.flatMap((event) =>
          event.type === "task-run-state" ? [`${event.taskRun.name} ${event.state.type}`] : [],
        );
        const early = nodes.flatMap(({ needs }, at) =>
          needs.filter((need) => {
            const begun = order.indexOf(`n${at} RUNNING`);
            return begun >= 0 && begun < order.indexOf(`n${need} COMPLETED`);
          }),
        );
        expect(early).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
);

/** A task that may run runs, unless an earlier turn at home has failed. */
function wrong(node: Node, at: number, states: readonly (string | undefined)[]): string | null {
  const state = states[at];
  const mayRun = node.needs.every((need) => states[need] === "Completed");
  if (!mayRun) return state === "NotReady" ? null : `n${at} needs what failed, and is ${state}`;
  if (node.isPython && state === "NotReady") return null;
  const expected = node.fails ? "Failed" : "Completed";
  return state === expected ? null : `n${at} is ${state}, not ${expected}`;
}

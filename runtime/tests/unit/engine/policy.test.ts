import { expect, test } from "vitest";
import { cell, createEngine, flow, python, task } from "../../../src/index.js";
import type { Policy, ReadyTask } from "../../../src/engine/index.js";
import { FakePython } from "../support/fake-python.js";
import { testStore } from "../support/world.js";

const py = python({ setup: [cell(9)`setup`] });
const first = task({ name: "first" }, py.cells({ writes: ["a"] }, cell(1)`a`));
const second = task({ name: "second" }, py.cells({}, cell(2)`b`, cell(5)`c`));
const third = task({ name: "third" }, py.cells({ reads: ["a"] }, cell(3)`d`));

const graph = flow({ name: "f" }, () => {
  const a = first();
  second();
  third({ a: a.a });
});

async function run(policy?: Policy) {
  const worker = new FakePython();
  const engine = createEngine({
    store: await testStore(),
    startPython: () => worker,
    ...(policy === undefined ? {} : { policy }),
  });
  const outcome = await engine.run(graph);
  return { outcome, cells: worker.calls.filter((call) => call.startsWith("cell ")) };
}

test("cells run in the notebook's order where no policy says otherwise", async () => {
  expect((await run()).cells).toEqual(["cell 9", "cell 1", "cell 2", "cell 5", "cell 3"]);
});

test("a policy chooses among the tasks that are ready; the setup comes first whatever it says", async () => {
  const asked: (readonly ReadyTask[])[] = [];
  const lastFirst: Policy = {
    chooseNext: (ready) => {
      asked.push(ready);
      return ready.reduce((a, b) => ((b.cells[0] ?? 0) > (a.cells[0] ?? 0) ? b : a));
    },
  };
  expect((await run(lastFirst)).cells).toEqual(["cell 9", "cell 2", "cell 5", "cell 1", "cell 3"]);
  expect(asked.map((ready) => ready.map(({ name, cells }) => `${name} ${cells.join(" ")}`))).toEqual([
    ["first 1", "second 2 5"],
    ["first 1"],
    ["third 3"],
  ]);
});

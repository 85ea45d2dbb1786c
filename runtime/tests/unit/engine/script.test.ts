import { expect, test } from "vitest";
import { cell, flow, python, task } from "../../../src/index.js";
import { printed } from "../support/fake-python.js";
import { testWorld } from "../support/world.js";

interface Parameters {
  path?: string;
  alpha?: number;
}

const py = python({ notebook: "duration.ipynb", kernel: "python3", setup: [cell(1)`import pandas as pd`] });

const setParameters = task(
  { name: "set-parameters" },
  py.parameters({ writes: ["path", "alpha"] }, cell(2)`path = 'a'; alpha = 0.1`),
);
const readTrips = task(
  { name: "read-trips" },
  py.cells(
    { reads: ["path"], writes: ["df"] },
    cell(3)`df = read(path)`,
    cell(4, { mayRaise: true })`df.head()`,
  ),
);
const train = task(
  { name: "train" },
  py.cells({ reads: ["df", "alpha"], writes: ["model", "rmse"] }, cell(5)`train`),
);
const saveModel = task({ name: "save-model" }, py.cells({ reads: ["model"], writes: [] }, cell(6)`save`));

const script = flow(
  {
    name: "duration",
    parameters: {
      type: "object",
      properties: { path: { type: "string", default: "a" }, alpha: { type: "number" } },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    const trips = readTrips({ path: settings.path });
    const trained = train({ df: trips.df, alpha: settings.alpha });
    saveModel({ model: trained.model }, { waitFor: [trips] });
    return { rmse: trained.rmse, model: trained.model };
  },
);

test("a converted script runs its cells at home, in the notebook's order, and gives its results", async () => {
  const world = await testWorld({
    cells: {
      "path = 'a'; alpha = 0.1": ({ names }) => void names.set("path", "a").set("alpha", 0.1),
      "df = read(path)": ({ names, show }) => {
        show(printed(`reading ${String(names.get("path"))}\n`));
        names.set("df", [1, 2]);
      },
      train: ({ names }) => void names.set("rmse", 6.5).set("model", { alpha: names.get("alpha") }),
    },
  });
  const outcome = await world.engine.run(script, { parameters: { alpha: 0.5 } });

  expect(outcome.error).toBeNull();
  expect(outcome.result).toEqual({ rmse: 6.5, model: { alpha: 0.5 } });
  expect(outcome.flowRun.parameters).toEqual({ path: "a", alpha: 0.5 });
  expect(world.workers[0]?.calls).toEqual([
    "cell 1",
    "cell 2",
    "assign alpha",
    "cell 3",
    "cell 4",
    "cell 5",
    "describe model rmse",
    "cell 6",
    "close",
  ]);
  const runs = await world.store.taskRuns(outcome.flowRun.id);
  expect(runs.map((run) => [run.name, run.state?.name])).toEqual([
    ["setup", "Completed"],
    ["set-parameters", "Completed"],
    ["read-trips", "Completed"],
    ["train", "Completed"],
    ["save-model", "Completed"],
  ]);
  const [, settings, trips, trained] = runs;
  expect(runs[3]?.taskInputs).toEqual({
    df: [{ input_type: "task_run", id: trips?.id }],
    alpha: [{ input_type: "task_run", id: settings?.id }],
  });
  expect(runs[4]?.taskInputs).toEqual({
    model: [{ input_type: "task_run", id: trained?.id }],
    wait_for: [{ input_type: "task_run", id: trips?.id }],
  });
  const logs = await world.store.logs({ flowRunId: outcome.flowRun.id });
  expect(logs.map((line) => [line.name, line.message])).toEqual([["stdout", "reading a"]]);
  const artifacts = await world.store.artifacts({ flowRunId: outcome.flowRun.id });
  expect(artifacts.map((artifact) => artifact.key)).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `nbflow-cell-${n}`),
  );
});

import { describe, expect, test } from "vitest";
import type { CellOutput } from "../../../src/python/worker.js";
import { differencesOf } from "../../../src/verify/compare.js";
import type { RunResult, Variables } from "../../../src/verify/run-result.js";
import { truthOf } from "../../../src/verify/truth.js";
import { leftOutOf, notComparedOf } from "../../../src/verify/verdict.js";
import { png } from "./pictures.js";

const printed = (text: string): CellOutput => ({ output_type: "stream", name: "stdout", text });
const shows = (data: Readonly<Record<string, string>>): CellOutput => ({
  output_type: "display_data",
  data,
  metadata: {},
});
const raised = (evalue: string): CellOutput => ({
  output_type: "error",
  ename: "ValueError",
  evalue,
  traceback: [],
});

function run(cells: readonly (readonly CellOutput[])[], more: Partial<RunResult> = {}): RunResult {
  return {
    cells: new Map(cells.map((outputs, at) => [at + 1, outputs])),
    stopped: null,
    variables: {},
    placed: [],
    ...more,
  };
}

function variables(given: Readonly<Record<string, string>>): Variables {
  return Object.fromEntries(
    Object.entries(given).map(([name, digest]) => [name, { facts: [["", digest, digest]], opaque: [] }]),
  );
}

/** What is found, in one line each. */
function compared(
  plain: readonly RunResult[],
  flow: RunResult,
  { inOrder = true, leftInForks = new Set<string>() } = {},
): readonly string[] {
  const running = new Set(plain[0]?.cells.keys());
  return differencesOf(truthOf(plain), flow, { running, inOrder, leftInForks }).map(
    ({ cell, what, notebook, flow: own }) => `${cell ?? "-"} ${what}: ${notebook} → ${own}`,
  );
}

describe("printed text and displays", () => {
  test("are the same where they read the same, however they were cut into pieces", () => {
    const [plain, flow] = [run([[printed("a\nb\n")]]), run([[printed("a\n"), printed("b\n")]])];
    expect(compared([plain, plain], flow)).toEqual([]);
  });

  test("name the line that differs", () => {
    const plain = run([[printed("a\nb\n")], [printed("c")]]);
    const flow = run([[printed("a\nx\n")], [printed("c")]]);
    expect(compared([plain, plain], flow)).toEqual(["1 printed text, line 2: b → x"]);
  });

  test("a cell on which two runs of the notebook do not agree is left out", () => {
    const plain = (random: string) => run([[printed(`${random}\nb\n`)]]);
    const runs = [plain("0.1"), plain("0.2")];
    expect(compared(runs, run([[printed("0.3\nb\n")]]))).toEqual([]);
    expect(compared(runs, run([[printed("0.3\nc\n")]]))).toEqual([]);
    expect(leftOutOf(truthOf(runs))).toEqual(["cell 1 (printed text, line 1)"]);
  });

  test("so is one whose runs do not even have the same lines", () => {
    const runs = [run([[printed("a")]]), run([[printed("a\nb")]])];
    expect(compared(runs, run([[printed("x")]]))).toEqual([]);
    expect(leftOutOf(truthOf(runs))).toEqual(["cell 1"]);
  });

  test("a display that is missing or too many differs", () => {
    const plain = run([[shows({ "text/plain": "1" })]]);
    expect(compared([plain, plain], run([[]]))).toEqual(["1 display 1 (text/plain): 1 → nothing"]);
    expect(compared([run([[]]), run([[]])], plain)).toEqual(["1 display 1 (text/plain): nothing → 1"]);
  });

  test("figures are compared by their pixels", () => {
    const figure = (sample: number, level: number) =>
      run([[shows({ "image/png": png(2, 0, [[1, sample]], { level }) })]]);
    expect(compared([figure(2, 6), figure(2, 6)], figure(2, 0))).toEqual([]);
    expect(compared([figure(2, 6), figure(2, 6)], figure(3, 6))).toEqual([
      "1 display 1 (image/png): a figure → 1 pixel differs",
    ]);
  });

  test("tables in JSON are compared by value, whatever the order of their names", () => {
    const table = (value: object): CellOutput => ({
      output_type: "display_data",
      data: { "application/json": JSON.parse(JSON.stringify(value)) },
      metadata: {},
    });
    const plain = run([[table({ a: 1, b: [1, 2] })]]);
    expect(compared([plain, plain], run([[table({ b: [1, 2], a: 1 })]]))).toEqual([]);
    expect(compared([plain, plain], run([[table({ b: [2, 1], a: 1 })]]))).toHaveLength(1);
  });

  test("text on stderr is not compared", () => {
    const plain = run([[{ output_type: "stream", name: "stderr", text: "warning" }]]);
    expect(compared([plain, plain], run([[]]))).toEqual([]);
  });
});

describe("errors", () => {
  const plain = run([[printed("a")], [raised("no")]], { stopped: 2 });

  test("must stop at the same cell", () => {
    expect(compared([plain, plain], plain)).toEqual([]);
    expect(compared([plain, plain], run([[printed("a")], [printed("b")]]))).toEqual([
      "2 where it stops: stops at cell 2 → runs to its end",
    ]);
    const flow = run([[raised("early")]], { stopped: 1 });
    expect(compared([plain, plain], flow)).toEqual([
      "1 where it stops: stops at cell 2 → stops at cell 1: ValueError: early",
    ]);
  });

  test("must say the same", () => {
    const flow = run([[printed("a")], [raised("other")]], { stopped: 2 });
    expect(compared([plain, plain], flow)).toEqual(["2 error: ValueError: no → ValueError: other"]);
  });

  test("in another order, cells after the stop may have run, and ones before it not", () => {
    const flow: RunResult = {
      cells: new Map([
        [2, [raised("no")]],
        [3, [printed("more")]],
      ]),
      stopped: 2,
      placed: [],
      variables: variables({ x: "1" }),
    };
    expect(compared([plain, plain], flow, { inOrder: false })).toEqual([]);
    expect(compared([plain, plain], flow)).toEqual(["1 the cell did not run: a → did not run"]);
  });

  test("where the same cells have run, the variables are compared too", () => {
    const flow = { ...plain, variables: variables({ x: "1" }) };
    expect(compared([plain, plain], flow, { inOrder: false })).toEqual([
      "- variable x: is not there → is there",
    ]);
  });

  test("leave what a fork made for itself alone, as the cells that make it anew did not run", () => {
    const stopped = run([[raised("no")]], { stopped: 1, variables: variables({ x: "1", y: "2" }) });
    const flow = { ...stopped, variables: variables({ x: "0" }) };
    const leftInForks = new Set(["x", "y"]);
    expect(compared([stopped, stopped], flow, { leftInForks })).toEqual([]);
    expect(compared([stopped, stopped], flow)).toHaveLength(2);
    const ended = { ...stopped, stopped: null };
    expect(compared([ended, ended], { ...flow, stopped: null }, { leftInForks })).toHaveLength(2);
  });
});

describe("variables", () => {
  const plain = (x: string, extra = {}) => run([], { variables: { ...variables({ x, y: "2" }), ...extra } });

  test("differ by digest, by absence, and by being too many", () => {
    const flow = run([], { variables: variables({ x: "3", z: "4" }) });
    expect(compared([plain("1"), plain("1")], flow)).toEqual([
      "- variable x: 1 → 3",
      "- variable y: is there → is not there",
      "- variable z: is not there → is there",
    ]);
  });

  test("that the notebook's own runs do not agree on are left out", () => {
    expect(compared([plain("1"), plain("2")], plain("3"))).toEqual([]);
    expect(leftOutOf(truthOf([plain("1"), plain("2")]))).toEqual(["variable x"]);
  });

  test("the part that differs is named", () => {
    const model = (coefficient: string): Variables => ({
      model: {
        facts: [
          ["", "m", "a Model"],
          [".coef_", coefficient, coefficient],
        ],
        opaque: [],
      },
    });
    const [a, b] = [
      run([], { variables: model("0.3") }),
      run([], { variables: model("0.30000000000000004") }),
    ];
    expect(compared([a, a], b)).toEqual(["- variable model, at model.coef_: 0.3 → 0.30000000000000004"]);
  });

  test("that can't be compared are named", () => {
    const opaque: Variables = {
      lock: { facts: [["", "o", "a lock"]], opaque: [["", "lock: it belongs to the process"]] },
    };
    expect(notComparedOf(truthOf([run([], { variables: opaque })]))).toEqual([
      "lock (lock: it belongs to the process)",
    ]);
  });
});

import { readdir, rm } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

/** A line for each cell that runs, in a process of its own, as a cell that writes a file by itself may not run again. */
const DID = "import os\ndef did(what): os.system(f'echo {what} >> did.txt')";
const ran = async () => (await workspace.read("did.txt").catch(() => "")).split("\n").filter(Boolean);

const script = (tasks: string, flow: string, setup = DID): string => `
import { cell, flow, python, task } from "nbflow";
const py = python({ setup: [cell(1)\`
${setup}
\`] });
${tasks}
export default flow({ name: "work" }, async () => {
${flow}
});
`;

const cells = (name: string, variables: string, number: number, source: string, options = ""): string =>
  `const ${name} = task({ name: "${name}"${options} }, py.cells({ ${variables} }, cell(${number})\`\n${source}\n\`));\n`;

const FAILS = "if not os.path.exists('go'): raise ValueError('no')\n";

/** Runs a flow that fails, lets it go on, and gives what it came to then. */
async function resumed(text: string, ...options: readonly string[]) {
  await workspace.write("s.flow.ts", text);
  const failed = await nbflow(workspace, ["run", "s.flow.ts", "--json"]);
  expect(failed.status, failed.stderr).toBe(1);
  const { id } = JSON.parse(failed.stdout) as { id: string };
  const before = await ran();
  await workspace.write("go", "");
  const { status, stdout, stderr } = await nbflow(workspace, ["resume", id, "--json", ...options]);
  const result = status === 0 ? (JSON.parse(stdout) as { result: unknown }).result : null;
  return { id, status, stderr, result, again: (await ran()).slice(before.length) };
}

beforeEach(() => workspace.write("did.txt", ""));

describe("a run that goes on takes what Python tasks made from the store", () => {
  test("without running them again, as the same objects among each other", async () => {
    const text = script(
      cells("make", 'writes: ["rows"], restorable: true', 2, "did('make')\nrows = [1]") +
        cells(
          "share",
          'reads: ["rows"], writes: ["both"], restorable: true',
          3,
          "did('share')\nboth = [rows, rows]",
        ) +
        cells(
          "grow",
          'reads: ["rows"], writes: ["rows", "both"], restorable: true',
          4,
          "did('grow')\nrows.append(2)",
        ) +
        cells(
          "last",
          'reads: ["rows", "both"], writes: ["out"]',
          5,
          `${FAILS}did('last')\nrows.append(3); out = both`,
        ),
      `  const made = make();
  const shared = share({ rows: made.rows });
  const grown = grow({ rows: made.rows }, { waitFor: [shared] });
  return { out: last({ rows: grown.rows, both: grown.both }).out };`,
    );
    const { status, stderr, result, again } = await resumed(text);
    expect(status, stderr).toBe(0);
    expect(result).toEqual({
      out: [
        [1, 2, 3],
        [1, 2, 3],
      ],
    });
    expect(again).toEqual(["last"]);
    expect(stderr).not.toMatch(/↻ (?!setup)/u);
  });

  test("with random states and settings of those before them", async () => {
    const text = script(
      cells("seed", "restorable: true", 2, "random.seed(3); os.environ['MODE'] = 'fast'; did('seed')") +
        cells("draw", 'writes: ["x"], restorable: true', 3, "x = random.random(); did('draw')") +
        cells(
          "last",
          'reads: ["x"], writes: ["out"]',
          4,
          `${FAILS}out = [x, random.random(), os.environ['MODE']]`,
        ),
      `  const seeded = seed();
  const drawn = draw({}, { waitFor: [seeded] });
  return { out: last({ x: drawn.x }).out };`,
      `import random\n${DID}`,
    );
    const { status, stderr, result, again } = await resumed(text);
    expect(status, stderr).toBe(0);
    expect(result).toEqual({ out: [0.23796462709189137, 0.5442292252959519, "fast"] });
    expect(again).toEqual([]);
  });

  test("and makes again what can't be stored, on what was there before it, in the order of the flow", async () => {
    const text = script(
      cells("make", 'writes: ["rows"], restorable: true', 2, "did('make')\nrows = [1]") +
        cells(
          "count",
          'reads: ["rows"], writes: ["size"], restorable: true',
          3,
          "did('count')\nn = len(rows)\nsize = lambda: n",
        ) +
        cells(
          "grow",
          'reads: ["rows"], writes: ["rows"], restorable: true',
          4,
          "did('grow')\nrows.append(2)",
        ) +
        cells("last", 'reads: ["rows", "size"], writes: ["out"]', 5, `${FAILS}out = [size(), rows]`),
      `  const made = make();
  const counted = count({ rows: made.rows });
  const grown = grow({ rows: made.rows }, { waitFor: [counted] });
  return { out: last({ rows: grown.rows, size: counted.size }).out };`,
    );
    const refused = await resumed(text);
    expect(refused).toMatchObject({ status: 1, again: [], stderr: expect.stringContaining("--rerun") });
    const { status, stdout, stderr } = await nbflow(workspace, ["resume", refused.id, "--json", "--rerun"]);
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ result: { out: [1, [1, 2]] } });
    expect((await ran()).slice(3)).toEqual(["count"]);
    expect(stderr).toMatch(/↻ count runs again: last needs/u);
  });

  test("also where the machine was so busy that each look at the process took long", async () => {
    const busy = `import sys, time
Process = sys.modules["nbflow_kept.process"].Process
look = Process.look
def waits(self):
    time.sleep(0.2)
    return look(self)
Process.look = waits`;
    const text = script(
      cells("make", 'writes: ["x"], restorable: true', 2, "did('make')\nx = 1") +
        cells("more", 'writes: ["y"], restorable: true', 3, "did('more')\ny = 2") +
        cells("last", 'reads: ["x", "y"], writes: ["out"]', 4, `${FAILS}out = x + y`),
      `  const made = make();
  const more_ = more({}, { waitFor: [made] });
  return { out: last({ x: made.x, y: more_.y }).out };`,
      `${busy}\n${DID}`,
    );
    const { status, stderr, result, again } = await resumed(text);
    expect(status, stderr).toBe(0);
    expect({ result, again }).toEqual({ result: { out: 3 }, again: [] });
  });

  test("and asks before it runs a task again that may have changed more than its variables", async () => {
    const text = script(
      cells("track", "", 2, "did('track')") +
        cells("make", 'writes: ["x"], restorable: true', 3, "did('make')\nx = 1") +
        cells("last", 'reads: ["x"], writes: ["out"]', 4, `${FAILS}out = x`),
      `  const tracked = track();
  const made = make({}, { waitFor: [tracked] });
  return { out: last({ x: made.x }).out };`,
    );
    const refused = await resumed(text);
    expect(refused).toMatchObject({
      status: 1,
      again: [],
      stderr: expect.stringContaining("track has completed"),
    });
    const consented = await nbflow(workspace, ["resume", refused.id, "--rerun"]);
    expect(consented.status, consented.stderr).toBe(0);
    expect((await ran()).slice(2)).toEqual(["track"]);
  });

  test("and runs them again where the files are gone", async () => {
    const text = script(
      cells(
        "make",
        'writes: ["x"]',
        2,
        "did('make')\nx = {(1, 2)}\nfor _ in range(20000): str(_)",
        ", mayRunAgain: true",
      ) + cells("last", 'reads: ["x"], writes: ["out"]', 3, `${FAILS}out = len(x)`),
      `  return { out: last({ x: make().x }).out };`,
    );
    await workspace.write("s.flow.ts", text);
    const failed = await nbflow(workspace, ["run", "s.flow.ts", "--json"]);
    const { id } = JSON.parse(failed.stdout) as { id: string };
    expect(await readdir(workspace.path("home/values"))).toHaveLength(1);
    await rm(workspace.path("home/values"), { recursive: true });
    await workspace.write("go", "");
    const { status, stderr } = await nbflow(workspace, ["resume", id]);
    expect(status, stderr).toBe(0);
    expect(await ran()).toEqual(["make", "make"]);
    expect(stderr).toMatch(/↻ make runs again/u);
  });
});

test("pruning a run removes the files of its values", async () => {
  await workspace.write(
    "s.flow.ts",
    script(cells("make", 'writes: ["x"], restorable: true', 2, "x = {(1, 2)}"), "  return { x: make().x };"),
  );
  expect((await nbflow(workspace, ["run", "s.flow.ts"])).status).toBe(0);
  const [name = ""] = await readdir(workspace.path("home/values"));
  const { utimes } = await import("node:fs/promises");
  await utimes(workspace.path(`home/values/${name}`), 0, 0);
  expect((await nbflow(workspace, ["runs", "prune", "--max-size", "1KB"])).status).toBe(0);
  expect(await readdir(workspace.path("home/values"))).toEqual([]);
});

describe("a Python task that is tried again", () => {
  const flaky = (source: string, before = "rows = [1]") =>
    script(
      cells("make", 'writes: ["rows"], restorable: true', 2, before) +
        cells("grow", 'reads: ["rows"], writes: ["rows", "x"]', 3, source, ", retries: 1"),
      "  const grown = grow({ rows: make().rows });\n  return { rows: grown.rows, x: grown.x };",
      `import random\n${DID}`,
    );

  test("finds what it reads, and the random states, as they were before its first try", async () => {
    const source =
      "new = 'extra' in globals()\nextra = 1\nrows.append(random.random())\n" +
      "if not os.path.exists('tried'):\n    os.mkdir('tried'); raise ValueError('once')\nx = [new, rows[1] == drawn]";
    await workspace.write(
      "s.flow.ts",
      flaky(source, "random.seed(3); drawn = random.random(); random.seed(3); rows = [1]"),
    );
    const { status, stdout, stderr } = await nbflow(workspace, ["run", "s.flow.ts", "--json"]);
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      result: { rows: [1, 0.23796462709189137], x: [false, true] },
    });
  });

  test("finds it so too where its first try took too long", async () => {
    const source =
      "import time\nrows.append(len(rows))\nif not os.path.exists('tried'):\n    os.mkdir('tried'); time.sleep(600)\nx = len(rows)";
    // a busy machine may not come to it in the first two seconds
    const patient = flaky(source).replace("retries: 1", "retries: 20, timeoutSeconds: 2");
    await workspace.write("s.flow.ts", patient);
    const { status, stdout, stderr } = await nbflow(workspace, ["run", "s.flow.ts", "--json"]);
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ result: { rows: [1, 1], x: 2 } });
  });

  test("is not tried again where that can't be, with the reason", async () => {
    await workspace.write(
      "s.flow.ts",
      flaky("next(rows)\nraise ValueError('once')", "rows = (n for n in [1, 2])"),
    );
    const { status, stdout } = await nbflow(workspace, ["run", "s.flow.ts", "--json"]);
    expect(status).toBe(1);
    const { id } = JSON.parse(stdout) as { id: string };
    const logs = await nbflow(workspace, ["runs", "logs", id]);
    expect(logs.stdout).toContain(
      "grow is not tried again: its cells may have changed what they read (rows), which can't be put back: `rows`: a generator",
    );
  });
});

test("a task whose process dies is tried again in another, which has what was made before from the store", async () => {
  const text = script(
    cells("make", 'writes: ["rows"], restorable: true', 2, "did('make')\nrows = [1]") +
      cells(
        "share",
        'reads: ["rows"], writes: ["both"], restorable: true',
        3,
        "did('share')\nboth = [rows, rows]",
      ) +
      cells(
        "dies",
        'reads: ["both"], writes: ["out"]',
        4,
        "did('dies')\nif not os.path.exists('died'):\n    os.mkdir('died'); os.kill(os.getpid(), 9)\nboth[0].append(2); out = both",
        ", retries: 1",
      ) +
      cells("after", 'reads: ["out", "rows"], writes: ["sum"]', 5, "sum = [out, rows]"),
    `  const made = make();
  const out = dies({ both: share({ rows: made.rows }).both });
  return { sum: after({ out: out.out, rows: made.rows }).sum };`,
  );
  await workspace.write("s.flow.ts", text);
  const { status, stdout, stderr } = await nbflow(workspace, ["run", "s.flow.ts", "--json"]);
  expect(status, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    result: {
      sum: [
        [
          [1, 2],
          [1, 2],
        ],
        [1, 2],
      ],
    },
  });
  expect(await ran()).toEqual(["make", "share", "dies", "dies"]);
  expect(await workspace.processes()).toEqual([]);
});

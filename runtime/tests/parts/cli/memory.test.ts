import { expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const run = (...more: string[]) => nbflow(workspace, ["run", "s.flow.ts", "--python", PYTHON, ...more]);

const script = (...cells: readonly (readonly [name: string, variables: string, source: string])[]) => `
import { cell, flow, python, task } from "nbflow";
const py = python();
${cells.map(([name, variables, source], at) => `const ${name} = task({ name: "${name}" }, py.cells({ ${variables} }, cell(${at + 1})\`${source}\`));`).join("\n")}
export default flow({ name: "work" }, async () => {
${cells.map(([name]) => `  const ${name}Run = ${name}();`).join("\n")}
  return { ${cells.map(([name]) => `${name}: ${name}Run`).join(", ")} };
});
`;

/** It takes 700 MB, however late that is seen. */
const FILL =
  "import time\nrows, few = [], [1, 2]\nwhile True:\n    if len(rows) < 35: rows.append(bytearray(20_000_000))\n    time.sleep(0.02)";

test("a run that takes more than --memory fails, and names its largest variables", async () => {
  await workspace.write("s.flow.ts", script(["fill", 'writes: ["rows"]', FILL]));
  const { status, stderr } = await run("--memory", "400MB");
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /error: fill took the run's Python to \d+ MB, and --memory is 400 MB \(cell 1\)\. The largest variables: rows \(list, \d{3} MB\), /u,
  );
  expect(await workspace.processes()).toEqual([]);
});

test("a cell that does not stop is ended with its process, which is told", async () => {
  const stubborn = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n";
  await workspace.write("s.flow.ts", script(["fill", 'writes: ["rows"]', stubborn + FILL]));
  const { status, stderr } = await run("--memory", "400MB");
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /--memory is 400 MB\. Its process had to be ended, as the cell did not stop within 5 s/u,
  );
  expect(await workspace.processes()).toEqual([]);
});

test("a fork that could pass it is not made, and the log at level debug says why", async () => {
  await workspace.write(
    "s.flow.ts",
    script(
      ["left", 'writes: ["a"]', "import os\nrows = bytearray(300_000_000)\na = os.getpid()"],
      ["next", 'writes: ["c"]', "c = 1"],
      ["right", 'writes: ["b"], apart: true', "import os\nb = os.getpid()"],
    )
      .replace("next()", "next({}, { waitFor: [leftRun] })")
      .replace("right()", "right({}, { waitFor: [leftRun] })"),
  );
  const { status, stdout, stderr } = await run("--memory", "600MB", "--workers", "2", "--json");
  expect(status, stderr).toBe(0);
  const { id, result } = JSON.parse(stdout) as {
    readonly id: string;
    readonly result: { readonly left: { readonly a: number }; readonly right: { readonly b: number } };
  };
  expect(result.left.a).toBe(result.right.b);
  const logs = await nbflow(workspace, ["runs", "logs", id]);
  expect(logs.stdout).toMatch(
    /right runs in the notebook's own process, as with another copy of it there could be \d+ MB/u,
  );
});

test("a fork that comes to take too much is dropped, which is told, and its cells run at home", async () => {
  const grow = `import os, time
open("in a fork", "w").close() if os.getpid() != home else None
rows = []
while os.getpid() != home:
    if len(rows) < 30: rows.append(bytearray(20_000_000))
    time.sleep(0.02)
b = os.getpid()`;
  const wait = 'import os, time\nwhile not os.path.exists("in a fork"): time.sleep(0.01)\na = os.getpid()';
  await workspace.write(
    "s.flow.ts",
    script(
      ["first", 'writes: ["home"]', "import os\nhome = os.getpid()"],
      ["left", 'writes: ["a"]', wait],
      ["right", 'reads: ["home"], writes: ["b"], apart: true', grow],
    )
      .replace("left()", "left({}, { waitFor: [firstRun] })")
      .replace("right()", "right({ home: firstRun.home })"),
  );
  const { status, stdout, stderr } = await run("--memory", "600MB", "--workers", "2", "--json");
  expect(status, stderr).toBe(0);
  const { id, result } = JSON.parse(stdout) as {
    readonly id: string;
    readonly result: { readonly left: { readonly a: number }; readonly right: { readonly b: number } };
  };
  expect(result.right.b).toBe(result.left.a);
  const logs = await nbflow(workspace, ["runs", "logs", id]);
  expect(logs.stdout).toMatch(
    /right runs in the notebook's own process, as its fork was ended: the run's cells took \d+ MB, and --memory is 600 MB/u,
  );
  expect(await workspace.processes()).toEqual([]);
});

test("a run that is resumed, or tried again from a task, takes --memory too", async () => {
  const fill = `import os\nif os.path.exists("again"):\n    ${FILL.replaceAll("\n", "\n    ")}\nopen("again", "w").close()\nraise ValueError`;
  await workspace.write("s.flow.ts", script(["fill", 'writes: ["rows"]', fill]));
  expect((await run("--name", "first")).stderr).toContain("ValueError");
  for (const words of [
    ["resume", "first"],
    ["retry", "first", "--from", "fill"],
  ]) {
    const { status, stderr } = await nbflow(workspace, [...words, "--memory", "400MB"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/fill took the run's Python to \d+ MB, and --memory is 400 MB/u);
  }
});

test("what is no size is refused before anything runs", async () => {
  await workspace.write("s.flow.ts", script(["fill", "", "open('ran', 'w').close()"]));
  const { status, stderr } = await run("--memory", "much");
  expect(status).toBe(2);
  expect(stderr).toMatch(/"much" is no size/u);
  await expect(workspace.read("ran")).rejects.toThrow("ENOENT");
});

import { expect, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const args = (...more: string[]) => ["run", "halves.flow.ts", "--python", PYTHON, "--workers", "2", ...more];

/** A flow of two tasks that may run at the same time: the left one at home, the right one in a fork. */
const halves = (left: string, right: string) =>
  workspace.write(
    "halves.flow.ts",
    `import { cell, flow, python, task } from "nbflow";
     const py = python();
     export const left = task({ name: "left" }, py.cells({ writes: ["a"] }, cell(1)\`${left}\`));
     export const right = task({ name: "right" }, py.cells({ writes: ["b"], apart: true }, cell(2)\`${right}\`));
     export default flow({ name: "halves" }, async () => {
       const one = left();
       const other = right();
       return { a: one.a, b: other.b };
     });`,
  );

/** A cell that waits until the other process has made a file, and then goes on. */
const untilThere = (file: string) => `import os, time\nwhile not os.path.exists("${file}"): time.sleep(0.01)`;
const make = (file: string) => `open("${file}", "w").close()`;

test("two tasks run at the same time: each waits for what the other does", async () => {
  await halves(
    `${untilThere("right")}\n${make("left")}\na = os.getpid()`,
    `import os, time\n${make("right")}\n${untilThere("left")}\nprint("in", "order")\nb = os.getpid()`,
  );
  const { status, stdout } = await nbflow(workspace, args("--json"));
  expect(status).toBe(0);
  const { result } = JSON.parse(stdout) as { readonly result: { readonly a: number; readonly b: number } };
  expect(result.a).not.toBe(result.b);
  expect(await workspace.processes()).toEqual([]);
});

test("a fork that is killed is as if it had not been: its cells run at home", async () => {
  await halves(
    `${untilThere("once")}\na = os.getpid()`,
    `import os\nif not os.path.exists("once"):\n    ${make("once")}\n    os.kill(os.getpid(), 9)\nprint("at home")\nb = os.getpid()`,
  );
  const { status, stdout } = await nbflow(workspace, args("--json"));
  expect(status).toBe(0);
  const { result } = JSON.parse(stdout) as { readonly result: { readonly a: number; readonly b: number } };
  expect(result.a).toBe(result.b);
  expect(await workspace.processes()).toEqual([]);
});

test("when home is killed the run ends, with its forks", async () => {
  await halves(
    `${untilThere("right")}\nos.kill(os.getpid(), 9)`,
    `import time\n${make("right")}\ntime.sleep(60)\nb = 1`,
  );
  const { status, stderr } = await nbflow(workspace, args());
  expect(status).toBe(1);
  expect(stderr).toMatch(/killed by SIGKILL/u);
  expect(await workspace.processes()).toEqual([]);
});

test("Ctrl-C ends home and its forks", async () => {
  await halves(
    `${untilThere("right")}\nprint("started", flush=True)\ntime.sleep(60)\na = 1`,
    `import time\n${make("right")}\ntime.sleep(60)\nb = 1`,
  );
  const running = start(workspace, args());
  await running.says("| started");
  running.child.kill("SIGINT");
  expect((await running.ended).status).toBe(130);
  expect(await workspace.processes()).toEqual([]);
});

test("when the command itself is killed, home and its forks end", async () => {
  await halves(
    `${untilThere("right")}\nprint("started", flush=True)\ntime.sleep(600)\na = 1`,
    `import time\n${make("right")}\ntime.sleep(600)\nb = 1`,
  );
  const running = start(workspace, args());
  await running.says("| started");
  expect((await workspace.processes()).length).toBeGreaterThan(2);
  running.child.kill("SIGKILL");
  await running.ended;
  await expect.poll(() => workspace.processes()).toEqual([]);
});

import { spawnSync } from "node:child_process";
import { chmod } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { COMMAND, launch, nbflow, start } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const FLOW = 'import { flow, task } from "nbflow";\n';
const withPython = (...args: string[]) => ["run", "--python", PYTHON, ...args];

describe("wrong usage", () => {
  test.for([
    [["run"], /missing required argument 'file'/u],
    [["rum", "x"], /unknown command 'rum'[^]*Did you mean run\?/u],
    [["run", "x.ipynb", "--reprot", "y"], /unknown option '--reprot'[^]*Did you mean --report\?/u],
    [["convert", "x.ipynb", "--group", "row"], /Allowed choices are auto, heading, cell/u],
    [["runs", "ls", "--limit", "many"], /It takes a whole number from 1/u],
    [["runs", "ls", "--state", "happy"], /There is no state happy\.[^]*completed/u],
    [["run", "gone.flow.ts"], /^error: There is no file gone\.flow\.ts\.\n/u],
    [["run", "x.flow.ts", "--report", "done.txt"], /does not end in \.ipynb/u],
    [["run", "x.flow.ts", "--params-file", "gone.json"], /--params-file gone\.json can't be read/u],
    [["run", "x.flow.ts", "--params-file", "x.flow.ts"], /--params-file x\.flow\.ts is not JSON/u],
    [["run", "x.flow.ts", "-p", "nope=1"], /The flow has no parameter nope\.\nIt has: n\./u],
    [["run", "x.flow.ts", "-p", "n=many"], /Parameter n takes a whole number, and "many" is none\./u],
  ] as const)("%j", async ([args, message]) => {
    await workspace.write(
      "x.flow.ts",
      `${FLOW}export default flow({ name: "x", parameters: { type: "object", properties: { n: { type: "integer" } } } }, async () => 1);`,
    );
    const { status, stdout, stderr } = await nbflow(workspace, args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

describe("a script that can't be run", () => {
  test.for([
    ["does not compile", "const a: = 1;", /error: s\.flow\.ts:1:10: Unexpected "="/u],
    ["throws at import", `${FLOW}\nthrow new Error("on purpose");`, /on purpose\n.*s\.flow\.ts:3:7/u],
    [
      "has no flow",
      "export const a = 1;",
      /has no default export\.\nEnd the script with: export default flow/u,
    ],
    ["imports what is not there", 'import x from "no-such";\nconsole.log(x);', /npm install no-such/u],
    [
      "has several flows",
      `${FLOW}export const a = flow({ name: "a" }, async () => 1); export const b = flow({ name: "b" }, async () => 2);`,
      /exports 2 flows[^]*s\.flow\.ts:a, .*s\.flow\.ts:b/u,
    ],
  ] as const)("as it %s", async ([, text, message]) => {
    await workspace.write("s.flow.ts", text);
    const { status, stdout, stderr } = await nbflow(workspace, ["run", "s.flow.ts"]);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, ""]);
    expect(await workspace.processes()).toEqual([]);
  });

  test("one of several is chosen by its name", async () => {
    await workspace.write(
      "s.flow.ts",
      `${FLOW}export const a = flow({ name: "a" }, async () => 1); export const b = flow({ name: "b" }, async () => 2);`,
    );
    const { status, stdout } = await nbflow(workspace, ["run", "s.flow.ts:b", "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ flow: "b", result: 2 });
  });

  test("a task that throws ends the run as Failed, with the script's own line under --debug", async () => {
    await workspace.write(
      "s.flow.ts",
      `${FLOW}const t = task({ name: "boom" }, () => {\n  throw new Error("on purpose");\n});\nexport default flow({ name: "s" }, async () => ({ a: await t() }));`,
    );
    const { status, stdout, stderr } = await nbflow(workspace, ["run", "s.flow.ts", "--debug"]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/boom +Failed/u);
    expect(stderr).toMatch(/error: .*on purpose/u);
    expect(stderr).toContain("s.flow.ts:3:9");
  });
});

describe("an interpreter that will not do", () => {
  test("is not there", async () => {
    await workspace.notebook("n.ipynb", ["print(1)"]);
    const { status, stderr } = await nbflow(workspace, ["run", "n.ipynb", "--python", "/no/such/python"]);
    expect(stderr).toContain("/no/such/python");
    expect(status).toBe(2);
  });

  test("lacks a package: names the cell, the module and the command, before anything runs", async () => {
    await workspace.notebook("n.ipynb", [
      "open('ran', 'w').close()",
      "try:\n    import no_such_optional\nexcept ImportError:\n    pass",
      "import os\nimport no_such_module.part",
    ]);
    const { status, stderr } = await nbflow(workspace, withPython("n.ipynb"));
    expect(stderr).toContain("cell 3, line 2 imports no_such_module");
    expect(stderr).toContain("-m pip install no-such-module");
    expect(status).toBe(2);
    await expect(workspace.read("ran")).rejects.toThrow("ENOENT");
    const listed = await nbflow(workspace, ["runs", "ls", "--json"]);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ flowName: "n", state: { type: /FAILED|CRASHED/u } }]);
    expect(await workspace.processes()).toEqual([]);
  });

  test("may lack what the notebook installs or makes itself", async () => {
    await workspace.notebook("n.ipynb", [
      "import sys, os\nos.makedirs('lib', exist_ok=True)\nopen('lib/made_here.py', 'w').write('value = 5')\nsys.path.append('lib')",
      "import made_here\nprint(made_here.value)",
    ]);
    expect(await nbflow(workspace, withPython("n.ipynb"))).toMatchObject({ status: 0 });
  });
});

describe("a worker that is lost", () => {
  test("is killed: the run ends, names the cell, and leaves nothing", async () => {
    await workspace.notebook("n.ipynb", [
      "print('first')",
      "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    ]);
    const { status, stdout, stderr } = await nbflow(
      workspace,
      withPython("n.ipynb", "--report", "done.ipynb"),
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/✖ (Failed|Crashed)/u);
    expect(stderr).toMatch(/error: .*killed by SIGKILL.*cell 2/u);
    expect(await workspace.processes()).toEqual([]);
    expect(await workspace.json("done.ipynb")).toMatchObject({
      cells: [{ execution_count: 1 }, { outputs: [] }],
    });
  });
});

describe("Ctrl-C", () => {
  const SLOW = ["print('started', flush=True)\nimport time\ntime.sleep(60)", "print('never')"];

  test("cancels: state Cancelled in the store, status 130, nothing left", async () => {
    await workspace.notebook("slow.ipynb", SLOW);
    const running = start(workspace, withPython("slow.ipynb", "--report", "done.ipynb"));
    await running.says("| started");
    running.child.kill("SIGINT");
    const { status, stdout, stderr } = await running.ended;
    expect(stderr).toContain("Cancelling");
    expect(stdout).toContain("Cancelled");
    expect(status).toBe(130);
    expect(await workspace.processes()).toEqual([]);
    const listed = await nbflow(workspace, ["runs", "ls", "--json"]);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ state: { type: "CANCELLED", name: "Cancelled" } }]);
    expect(await workspace.json("done.ipynb")).toMatchObject({ cells: [{}, { execution_count: null }] });
  });

  test("a second time ends at once what will not be cancelled", async () => {
    await workspace.notebook("stuck.ipynb", [
      "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('started', flush=True)\ntime.sleep(60)",
    ]);
    const running = start(workspace, withPython("stuck.ipynb"));
    await running.says("| started");
    running.child.kill("SIGINT");
    await running.says("Cancelling");
    running.child.kill("SIGINT");
    expect((await running.ended).status).toBe(130);
    await expect.poll(() => workspace.processes()).toEqual([]);
  });

  test("SIGTERM cancels too", async () => {
    await workspace.notebook("slow.ipynb", SLOW);
    const running = start(workspace, withPython("slow.ipynb"));
    await running.says("| started");
    running.child.kill("SIGTERM");
    expect(await running.ended).toMatchObject({ status: 143 });
  });
});

describe("a state folder that will not do", () => {
  test("can't be made", async () => {
    await workspace.write("file", "");
    await workspace.notebook("n.ipynb", ["print(1)"]);
    const { status, stderr } = await nbflow(workspace, withPython("n.ipynb"), {
      NBFLOW_HOME: workspace.path("file/home"),
    });
    expect(stderr).toMatch(/^error: .*file\/home\/nbflow\.db can't be written\.\n.*NBFLOW_HOME/u);
    expect(status).toBe(2);
    expect(await workspace.processes()).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)("may not be written", async () => {
    await workspace.write("locked/keep", "");
    await chmod(workspace.path("locked"), 0o500);
    await workspace.notebook("n.ipynb", ["print(1)"]);
    const { status, stderr } = await nbflow(workspace, withPython("n.ipynb"), {
      NBFLOW_HOME: workspace.path("locked"),
    });
    await chmod(workspace.path("locked"), 0o700);
    expect(stderr).toContain("can't be written");
    expect(status).toBe(2);
  });

  test("holds something else", async () => {
    await workspace.write(
      "home/nbflow.db",
      "this is no database, and long enough to be read as one ".repeat(40),
    );
    const { status, stderr } = await nbflow(workspace, ["runs", "ls"]);
    expect(stderr).toMatch(/^error: .*is damaged or is no nbflow state file/u);
    expect(status).toBe(2);
  });
});

/** A file system of its own, which is full soon, where the kernel lets a user make one. */
const IN_OWN_NAMESPACE = "unshare";
const SMALL_DISK = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=700k none "$1" && shift && exec "$@"', "sh"];
const canMount =
  spawnSync(IN_OWN_NAMESPACE, [...SMALL_DISK.slice(0, 3), 'mount -t tmpfs none "$0"', "/mnt"]).status === 0;

describe("a full disk", () => {
  test.skipIf(!canMount)("ends the run with what to do, and nothing left", async () => {
    await workspace.write("home/keep", "");
    await workspace.notebook("n.ipynb", [
      "import time\nfor i in range(80):\n    print('x' * 20000)\n    time.sleep(0.01)",
      "open('never', 'w').close()",
    ]);
    const ran = await launch(
      IN_OWN_NAMESPACE,
      [...SMALL_DISK, workspace.path("home"), process.execPath, COMMAND, ...withPython("n.ipynb", "--quiet")],
      workspace,
    ).ended;
    expect(ran.stderr).toMatch(/^error: There is no space left to write .*\nFree some space/u);
    expect(ran.status).toBe(1);
    await expect(workspace.read("never")).rejects.toThrow("ENOENT");
    expect(await workspace.processes()).toEqual([]);
  });
});

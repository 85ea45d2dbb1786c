import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { COMMAND, launch, type Ended } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";

const workspace = useWorkspace();

/** Whether a file system of one's own can be mounted here, as it can on most Linux machines without being root. */
function mayMount(): boolean {
  try {
    execFileSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const SCRIPT = `import { appendFileSync } from "node:fs";
import { flow, task } from "nbflow";
const fill = task({ name: "fill" }, (n: number) => { appendFileSync("did.txt", n + "\\n"); return n + "x".repeat(40_000); });
export default flow({ name: "f" }, async () => {
  let all = 0;
  for (let n = 0; n < 100; n += 1) all += (await fill(n)).length;
  return all;
});
`;

/** A shell in which `nbflow` is the built command, and the state folder may be another file system. */
function shell(script: string, before: readonly string[] = []): Promise<Ended> {
  const functions = `nbflow() { "${process.execPath}" "${COMMAND}" "$@"; }`;
  const [program, ...words] = [...before, "sh", "-c", `${functions}\n${script}`];
  return launch(program, words, workspace).ended;
}

const RUN = "nbflow run s.flow.ts --name night --quiet; echo ended with $?";
const RESUME = "nbflow runs ls; nbflow resume night --quiet --json";

/** The run goes on where it had come to: what was told as completed is there, and only what was under way runs again. */
async function wentOn({ stdout }: Ended, status: number): Promise<void> {
  expect(stdout).toContain(`ended with ${status}\n`);
  expect(stdout).toMatch(/night\s+Crashed/u);
  expect(stdout).toContain('"result": 4000190');
  const did = (await workspace.read("did.txt")).trim().split("\n");
  expect(new Set(did).size).toBe(100);
  expect(did.length).toBeLessThanOrEqual(101);
}

describe.runIf(mayMount())("a state folder on a disk of its own", () => {
  const inMount = ["unshare", "-rm"];

  test("that is full ends the run with one clear message; with room again it goes on, and nothing is lost", async () => {
    await workspace.write("s.flow.ts", SCRIPT);
    await mkdir(workspace.path("home"));
    const mount = 'mount -t tmpfs -o size=2m tmpfs "$NBFLOW_HOME"';
    const room = 'mount -o remount,size=64m "$NBFLOW_HOME"';
    const ended = await shell([mount, RUN, room, RESUME].join("\n"), inMount);
    const errors = ended.stderr.split("\n").filter((line) => line.startsWith("error:"));
    expect(errors).toEqual([
      expect.stringMatching(/^error: There is no space left to write to .*nbflow\.db\.$/u),
    ]);
    expect(ended.stderr).toContain("Free some space, or set NBFLOW_HOME to a folder on another disk.");
    expect(ended.stderr).not.toMatch(/^\s+at /mu);
    await wentOn(ended, 1);
  });

  test("that is read-only from the start, or becomes so, says so", async () => {
    await workspace.write("s.flow.ts", SCRIPT);
    await mkdir(workspace.path("home"));
    const mount = 'mount -t tmpfs -o size=64m tmpfs "$NBFLOW_HOME"';
    const readOnly = 'mount -o remount,ro "$NBFLOW_HOME"';
    const fresh = await shell([mount, readOnly, RUN].join("\n"), inMount);
    expect(fresh.stdout).toBe("ended with 2\n");
    expect(fresh.stderr).toMatch(
      /^error: The state folder's file .*nbflow\.db can't be written\.\n.*NBFLOW_HOME/u,
    );
    const used = await shell([mount, "nbflow runs ls", readOnly, RUN].join("\n"), inMount);
    expect(used.stdout).toContain("ended with 2\n");
    expect(used.stderr).toMatch(
      /error: The state folder's file .*nbflow\.db can't be written\.\n.*NBFLOW_HOME/u,
    );
  });
});

test("a limit on the size of files ends the run with one clear message, and nothing is lost", async () => {
  await workspace.write("s.flow.ts", SCRIPT);
  // in units of 512 bytes
  const ended = await shell(`(trap "" XFSZ; ulimit -f 3000; ${RUN})\n${RESUME}`);
  const errors = ended.stderr.split("\n").filter((line) => line.startsWith("error:"));
  expect(errors).toEqual([expect.stringMatching(/^error: The disk refuses to write to .*nbflow\.db\.$/u)]);
  await wentOn(ended, 2);
});

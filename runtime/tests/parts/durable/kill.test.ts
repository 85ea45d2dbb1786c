import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "../../../src/store/index.js";
import { nbflow, start } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";

/** Which seeds: `NBFLOW_KILLS=1-50` in the long tests, a few otherwise. */
const [first = 1, last = first] = (process.env["NBFLOW_KILLS"] ?? "1-4").split("-").map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);

const workspace = useWorkspace();

const SCRIPT = `import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { cell, flow, python, task } from "nbflow";

const did = (what: string) => appendFileSync("did.txt", what + "\\n");
const read = task({ name: "read" }, async (n: number) => { did("read" + n); await delay(15); return { n, rows: [n, -0, new Date(n)] }; });
const flaky = task({ name: "flaky", retries: 2, retryDelaySeconds: 0.05 }, async (made: { n: number }) => {
  did("flaky");
  await delay(10);
  if (!existsSync("tried")) { writeFileSync("tried", ""); throw new Error("once"); }
  return made.n + 1;
});
const big = task({ name: "big" }, async (n: number) => { did("big" + n); await delay(10); return "x".repeat(50_000 + n); });
const inner = flow({ name: "inner" }, async ({ n }: { n: number }) => ({ long: big(n), one: read(n + 100) }));
const size = task({ name: "size" }, async (text: string) => { did("size"); await delay(10); return text.length; });

const py = python({ setup: [cell(1)\`
import os, time
def did(what):
    with open("did.txt", "a") as file: file.write(what + "\\n")
\`] });
const makeA = task({ name: "make-a" }, py.cells({ reads: ["n"], writes: ["a"], restorable: true }, cell(2)\`
did("make-a"); time.sleep(0.02)
a = [n, 2]
\`));
const makeB = task({ name: "make-b" }, py.cells({ reads: ["a"], writes: ["b", "a"], restorable: true }, cell(3)\`
did("make-b"); time.sleep(0.02)
b = [sum(a), a]
a.append(3)
\`));
const makeC = task({ name: "make-c" }, py.cells({ reads: ["a", "b"], writes: ["c"] }, cell(4)\`
did("make-c"); time.sleep(0.02)
a.append(b[0])
c = {"all": b[1], "same": a is b[1]}
\`));

export default flow({ name: "work" }, async () => {
  const reads = [1, 2, 3].map((n) => read(n));
  const tried = flaky(reads[0]!);
  const sub = inner({ n: tried });
  const a = makeA({ n: tried });
  const b = makeB({ a: a.a });
  const c = makeC({ a: b.a, b: b.b });
  const total = (await b.b)[0];
  return { tried, size: size(sub.long), one: sub.one, total, c: c.c, dates: reads.map((each) => each.rows) };
});
`;

interface Shown {
  readonly id: string;
  readonly result: unknown;
  readonly state: { readonly type: string };
  readonly tasks: readonly { readonly name: string; readonly state: { readonly type: string } | null }[];
}

beforeEach(async () => {
  await workspace.write("s.flow.ts", SCRIPT);
  await workspace.write("tmp/.keep", "");
});

const env = () => ({ TMPDIR: workspace.path("tmp") });

/** A number in [0, 1) for a seed and what it is drawn for. */
function drawn(seed: number, what: string): number {
  return createHash("sha256").update(`${seed} ${what}`).digest().readUInt32BE() / 2 ** 32;
}

/** Runs a command and kills it after so many milliseconds, counted from its start or from that of its flow. */
async function killAt(args: readonly string[], milliseconds: number, fromFlow: boolean): Promise<void> {
  const started = start(workspace, args, env());
  if (fromFlow) await started.says("▸ work").catch(() => undefined);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const ended = (): void => {
      clearTimeout(timer);
      resolve();
    };
    started.ended.then(ended, ended);
  });
  started.child.kill("SIGKILL");
  await started.ended;
}

async function done(): Promise<readonly string[]> {
  const text = await workspace.read("did.txt").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

/** Names of what has completed in the store, subflows' tasks among it. */
async function completed(): Promise<{ readonly runId: string | null; readonly names: readonly string[] }> {
  const store = await openSqliteStore({ home: workspace.path("home") });
  try {
    const runs = await store.flowRuns();
    const tasks = (await Promise.all(runs.map((run) => store.taskRuns(run.id)))).flat();
    return {
      runId: runs.find((run) => run.flowName === "work")?.id ?? null,
      names: tasks
        .filter((task) => task.state?.type === "COMPLETED")
        .map((task) => `${task.taskKey} ${task.inputKey}`),
    };
  } finally {
    await store.close();
  }
}

/** What `did.txt` says of a completed task run. */
function traceOf(name: string): string | null {
  const [key = "", ...input] = name.split(" ");
  if (key === "setup" || key.startsWith("flow:")) return null;
  if (key === "read") return `read${input.join(" ").replace(/\D/gu, "")}`;
  if (key === "big") return `big${input.join(" ").replace(/\D/gu, "")}`;
  return key;
}

function summary(shown: Shown): unknown {
  return {
    result: shown.result,
    state: shown.state.type,
    tasks: shown.tasks.map((task) => `${task.name} ${task.state?.type}`).toSorted(),
  };
}

describe("a process that is killed", () => {
  test.each(seeds)("at a random moment (seed %i) goes on to what an undisturbed run gives", async (seed) => {
    const fromFlow = drawn(seed, "from") < 0.85;
    await killAt(["run", "s.flow.ts"], drawn(seed, "moment") * (fromFlow ? 1500 : 2500), fromFlow);
    const { runId } = await completed();
    if (runId !== null && drawn(seed, "twice") < 0.3) {
      await killAt(["resume", runId, "--rerun"], drawn(seed, "second") * 1500, true);
    }
    const before = await completed();
    const doneBefore = await done();

    const args = runId === null ? ["run", "s.flow.ts", "--json"] : ["resume", runId, "--rerun", "--json"];
    const { status, stdout, stderr } = await nbflow(workspace, args, env());
    if (stderr.includes("nothing to go on with")) return;
    expect(status, stderr).toBe(0);
    const shown = JSON.parse(stdout) as Shown;

    // no finished task has run again unannounced
    const told = [...stderr.matchAll(/^↻ (\S+) runs again/gmu)].map((match) => match[1]);
    const again = (await done()).slice(doneBefore.length);
    const finished = before.names.map(traceOf).filter((name) => name !== null);
    expect(again.filter((name) => finished.includes(name) && !told.includes(name))).toEqual([]);

    expect(summary(shown)).toEqual({
      result: {
        tried: 2,
        size: 50_002,
        one: { n: 102, rows: [102, 0, "1970-01-01T00:00:00.102Z"] },
        total: 4,
        c: { all: [2, 2, 3, 4], same: true },
        dates: [1, 2, 3].map((n) => [n, 0, new Date(n).toISOString()]),
      },
      state: "COMPLETED",
      tasks: [
        "flaky COMPLETED",
        "inner COMPLETED",
        "make-a COMPLETED",
        "make-b COMPLETED",
        "make-c COMPLETED",
        "read COMPLETED",
        "read-1 COMPLETED",
        "read-2 COMPLETED",
        "setup COMPLETED",
        "size COMPLETED",
      ],
    });
    expect(await workspace.processes()).toEqual([]);
    expect(await readdir(workspace.path("tmp"))).toEqual([".keep"]);
    expect(
      (await readdir(workspace.path("home"))).filter(
        (name) => !/^(?:nbflow\.db(?:-wal|-shm)?|pycache|values)$/u.test(name),
      ),
    ).toEqual([]);
    const values = await readdir(workspace.path("home/values"));
    expect(values.filter((name) => !/^[0-9a-f]{64}$/u.test(name))).toEqual([]);
  });
});

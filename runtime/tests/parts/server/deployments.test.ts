import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "./support/eventually.js";
import { PREFECT, useOurServer } from "./support/our-server.js";

interface Run {
  readonly id: string;
  readonly state_name: string;
  readonly parameters: object;
  readonly tags: readonly string[];
  readonly created_by: { readonly type: string } | null;
}

describe.skipIf(PREFECT === "")("a real client's deployments", () => {
  const server = useOurServer();
  const started: ChildProcess[] = [];

  function start(...args: readonly string[]): ChildProcess {
    const child = spawn(PREFECT, [...args], {
      env: server.env,
      cwd: server.home,
      detached: true,
      stdio: "ignore",
    });
    started.push(child);
    return child;
  }

  afterEach(async () => {
    for (const child of started.splice(0)) {
      if (child.exitCode !== null || child.pid === undefined) continue;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      process.kill(-child.pid, "SIGKILL");
      await gone;
    }
  });

  const runs = async (deployment: string, type?: string): Promise<readonly Run[]> =>
    (await server.api("POST", "/flow_runs/filter", {
      deployments: { name: { any_: [deployment] } },
      flow_runs: type === undefined ? {} : { state: { type: { any_: [type] } } },
    })) as Run[];

  test.each(["process", "docker", "kubernetes"])(
    "go to pools of the type %s, which it makes",
    async (type) => {
      await server.prefect("work-pool", "create", `of-${type}`, "--type", type);
      const pool = await server.api("GET", `/work_pools/of-${type}`);
      expect(pool).toMatchObject({ type, base_job_template: { job_configuration: { env: "{{ env }}" } } });
    },
  );

  test("a stock worker runs a deployment, is seen online, and cancels a run that is asked to end", async () => {
    await mkdir(join(server.home, "flows"));
    await writeFile(join(server.home, "flows/hello.py"), HELLO);
    await server.prefect("work-pool", "create", "local", "--type", "process");
    await server.python(DEPLOY, join(server.home, "flows"));
    expect(await server.prefect("deployment", "inspect", "hello/daily")).toContain("0 5 * * *");
    const waiting = await eventually(async () => {
      const found = await runs("daily", "SCHEDULED");
      return found.length >= 3 ? found : undefined;
    });
    expect(waiting[0]).toMatchObject({
      created_by: { type: "SCHEDULE" },
      parameters: { name: "deployed", seconds: 0 },
    });
    expect(waiting[0]?.tags).toEqual(expect.arrayContaining(["auto-scheduled", "nightly"]));

    start("-m", "prefect", "worker", "start", "--pool", "local", "--name", "first");
    await eventually(async () => {
      const workers = (await server.api("POST", "/work_pools/local/workers/filter", {})) as {
        status: string;
      }[];
      return workers.find((worker) => worker.status === "ONLINE");
    });
    await server.prefect("deployment", "run", "hello/daily", "-p", "name=asked");
    const done = await eventually(async () => (await runs("daily", "COMPLETED"))[0]);
    expect(done.parameters).toEqual({ name: "asked", seconds: 0 });
    await eventually(async () => {
      const asked = { logs: { flow_run_id: { any_: [done.id] } } };
      const logs = (await server.api("POST", "/logs/filter", asked)) as { message: string }[];
      return logs.find((line) => line.message === "hello asked");
    });
    expect(await server.prefect("work-pool", "inspect", "local")).toContain("READY");

    const { id } = (await server.api("GET", "/deployments/name/hello/daily")) as { id: string };
    await server.api("POST", `/deployments/${id}/create_flow_run`, { parameters: { seconds: 100 } });
    const running = await eventually(async () => (await runs("daily", "RUNNING"))[0]);
    await server.prefect("flow-run", "cancel", running.id);
    await eventually(async () => (await runs("daily", "CANCELLED")).find((run) => run.id === running.id));

    await server.api("POST", `/deployments/${id}/pause_deployment`);
    await eventually(async () => ((await runs("daily", "SCHEDULED")).length === 0 ? true : undefined));
  }, 240_000);

  test("flow.serve() runs what is scheduled on it, and pauses it when it ends", async () => {
    await writeFile(join(server.home, "serving.py"), SERVING);
    const serving = start(join(server.home, "serving.py"));
    const deployment = await eventually(async () =>
      server.api("GET", "/deployments/name/served/here").catch(() => undefined),
    );
    expect(deployment).toMatchObject({ paused: false, work_pool_name: null });
    const run = (await server.api(
      "POST",
      `/deployments/${(deployment as { id: string }).id}/create_flow_run`,
      {
        parameters: { x: 5 },
      },
    )) as Run;
    await eventually(async () => (await runs("here", "COMPLETED")).find((one) => one.id === run.id));
    process.kill(-(serving.pid ?? 0), "SIGINT");
    await eventually(async () => {
      const now = (await server.api("GET", "/deployments/name/served/here")) as { paused: boolean };
      return now.paused ? true : undefined;
    });
  });

  test("are run by automations, which it makes, lists, pauses and removes", async () => {
    await server.python(AUTOMATED);
    const made = await eventually(async () => (await runs("watched", "SCHEDULED"))[0]);
    expect(made).toMatchObject({ parameters: { x: 7 }, created_by: { type: "AUTOMATION" } });
    expect(await server.prefect("automation", "ls")).toContain("on-file");
    expect(await server.prefect("automation", "inspect", "on-file")).toContain("RunDeployment(");
    await server.prefect("automation", "pause", "on-file");
    const [paused] = (await server.api("POST", "/automations/filter", {})) as { enabled: boolean }[];
    expect(paused?.enabled).toBe(false);
    await server.prefect("automation", "delete", "on-file");
    expect(await server.api("POST", "/automations/count", {})).toBe(0);
  });

  test("tasks that are delayed are run in the background, each once, by the workers that serve them", async () => {
    await writeFile(join(server.home, "background.py"), BACKGROUND);
    const background = ["background.py", "serve", server.home];
    // what was delayed before there is a worker waits for one
    await server.python(BACKGROUND, "delay", server.home, "0", "5");
    start(...background);
    start(...background);
    const served = await eventually(async () => {
      const found = (await server.api("POST", "/task_workers/filter", {})) as { identifier: string }[];
      return found.length === 2 ? found : undefined;
    });
    expect(new Set(served.map(({ identifier }) => identifier)).size).toBe(2);
    await server.python(BACKGROUND, "delay", server.home, "5", "30");
    const ended = await eventually(async () => {
      const asked = {
        task_runs: {
          name: { like_: "square" },
          state: { type: { any_: ["COMPLETED", "FAILED", "CRASHED"] } },
        },
      };
      const found = (await server.api("POST", "/task_runs/filter", asked)) as { state_name: string }[];
      return found.length === 30 ? found : undefined;
    });
    expect(new Set(ended.map(({ state_name: name }) => name))).toEqual(new Set(["Completed"]));
    const lines = (await readFile(join(server.home, "squares.txt"), "utf8")).trim().split("\n").map(Number);
    expect(lines.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n * n));
  });

  test("blocks keep secrets, which are shown to who asks for them alone", async () => {
    const printed = await server.python(BLOCKS);
    expect(printed.trim().split("\n").at(-1)).toBe("hidden in plain sight");
    const documents = (await server.api("POST", "/block_documents/filter", {})) as {
      name: string;
      data: object;
    }[];
    expect(documents.find((one) => one.name === "secret")?.data).toEqual({ value: "********" });
    expect(documents.find((one) => one.name === "nested")?.data).toMatchObject({
      inner: { value: "********" },
    });
    expect(await server.prefect("block", "ls")).toContain("secret");
  });

  test("no more runs of a deployment run at once than its limit allows", async () => {
    await server.python(LIMITED);
    const deployment = (await server.api("GET", "/deployments/name/limited/one")) as { id: string };
    const create = async () =>
      (await server.api("POST", `/deployments/${deployment.id}/create_flow_run`, {})) as Run;
    const [first, second] = [await create(), await create()];
    const pending = { state: { type: "PENDING" } };
    const set = async (id: string, body: object) =>
      (await server.api("POST", `/flow_runs/${id}/set_state`, body)) as {
        status: string;
        state: { name: string };
      };
    expect(await set(first.id, pending)).toMatchObject({ status: "ACCEPT" });
    expect(await set(second.id, pending)).toMatchObject({
      status: "REJECT",
      state: { name: "AwaitingConcurrencySlot" },
    });
    expect(await set(first.id, { state: { type: "RUNNING" } })).toMatchObject({ status: "ACCEPT" });
    expect(await set(first.id, { state: { type: "COMPLETED" } })).toMatchObject({ status: "ACCEPT" });
    expect(await set(second.id, pending)).toMatchObject({ status: "ACCEPT" });
  });
});

const HELLO = `
import time
from prefect import flow

@flow(log_prints=True)
def hello(name: str = "x", seconds: int = 0):
    print("hello", name)
    time.sleep(seconds)
`;

const DEPLOY = `
import sys
from prefect import flow

flow.from_source(source=sys.argv[1], entrypoint="hello.py:hello").deploy(
    name="daily", work_pool_name="local", cron="0 5 * * *", tags=["nightly"],
    parameters={"name": "deployed", "seconds": 0}, build=False, push=False, print_next_steps=False,
)
`;

const SERVING = `
from prefect import flow

@flow
def served(x: int = 1):
    return x

if __name__ == "__main__":
    served.serve(name="here", print_starting_message=False)
`;

const BLOCKS = `
from prefect.blocks.core import Block
from prefect.blocks.system import Secret

class Nested(Block):
    inner: Secret
    rate: float = 1.0

Secret(value="hidden in plain sight").save("secret", overwrite=True)
Nested(inner=Secret.load("secret")).save("nested", overwrite=True)
Nested(inner=Secret.load("secret"), rate=2.5).save("nested", overwrite=True)
loaded = Nested.load("nested")
assert loaded.rate == 2.5
print(loaded.inner.get())
`;

const LIMITED = `
from prefect import flow
from prefect.client.orchestration import get_client

@flow
def limited():
    pass

deployment = limited.to_deployment(name="one", concurrency_limit=1)
deployment.apply()
`;

const AUTOMATED = `
import asyncio
from datetime import timedelta
from prefect import flow
from prefect.automations import Automation, EventTrigger, RunDeployment
from prefect.events import emit_event

@flow
def watched(x: int = 1):
    return x

id = watched.to_deployment(name="watched").apply()
trigger = EventTrigger(expect={"file.*"}, match={"prefect.resource.id": "bucket.*"}, posture="Reactive", threshold=2, within=timedelta(seconds=60))
action = RunDeployment(source="selected", deployment_id=id, parameters={"x": "{{ event.payload.size }}"})
Automation(name="on-file", trigger=trigger, actions=[action]).create()
for size in (3, 7):
    emit_event(event="file.new", resource={"prefect.resource.id": "bucket.1"}, payload={"size": size})
`;

const BACKGROUND = `
import sys
from prefect import task
from prefect.task_worker import serve

@task
def square(n: int, folder: str):
    with open(f"{folder}/squares.txt", "a") as file:
        file.write(f"{n * n}\\n")
    return n * n

if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(square, limit=3)
    else:
        for n in range(int(sys.argv[3]), int(sys.argv[4])):
            square.delay(n, sys.argv[2])
`;

import { describe, expect, test } from "vitest";
import { eventually } from "./support/eventually.js";
import { PREFECT, useOurServer } from "./support/our-server.js";

interface Run {
  readonly id: string;
  readonly name: string;
  readonly state_name: string;
  readonly run_count: number;
  readonly parent_task_run_id: string | null;
  readonly parameters: object;
  readonly task_inputs: Readonly<Record<string, readonly { readonly id: string }[]>>;
}

describe.skipIf(PREFECT === "")("a real client's flow runs", () => {
  const server = useOurServer();

  async function runs(flow: string): Promise<readonly Run[]> {
    return (await server.api("POST", "/flow_runs/filter", { flows: { name: { any_: [flow] } } })) as Run[];
  }

  test("tasks with retries, a subflow, logs, artifacts and variables are all there", async () => {
    const printed = await server.python(FLOWS);
    expect(printed.trim().split("\n").at(-1)).toBe("7");

    const [parent] = await runs("parent");
    const [child] = await runs("child");
    expect(parent).toMatchObject({ state_name: "Completed", parameters: { z: 3 }, run_count: 1 });
    expect(child).toMatchObject({ state_name: "Completed", parameters: { y: 6 } });

    const tasks = (await server.api("POST", "/task_runs/filter", {
      flow_runs: { id: { any_: [parent?.id] } },
      sort: "NAME_ASC",
    })) as Run[];
    const byKey = new Map(tasks.map((task) => [task.name.split("-")[0], task]));
    expect([...byKey.keys()]).toEqual(["add", "child", "flaky"]);
    expect(byKey.get("flaky")).toMatchObject({ state_name: "Completed", run_count: 2 });
    expect(byKey.get("child")).toMatchObject({ id: child?.parent_task_run_id, state_name: "Completed" });
    expect(byKey.get("add")?.task_inputs["a"]?.[0]?.id).toBe(byKey.get("flaky")?.id);
    const states = (await server.api(
      "GET",
      `/task_run_states/?task_run_id=${byKey.get("flaky")?.id}`,
    )) as Run[];
    expect(states.map((state) => state.name)).toEqual([
      "Pending",
      "Running",
      "AwaitingRetry",
      "Retrying",
      "Completed",
    ]);

    const logs = (await server.api("POST", "/logs/filter", {
      logs: { flow_run_id: { any_: [parent?.id] } },
    })) as { message: string }[];
    expect(logs.map((line) => line.message)).toEqual(expect.arrayContaining(["try 1", "try 2"]));
    expect(await server.api("GET", "/artifacts/report/latest")).toMatchObject({
      data: "# Done",
      type: "markdown",
    });
    expect(
      await server.api("POST", "/artifacts/filter", { artifacts: { type: { any_: ["progress"] } } }),
    ).toMatchObject([{ data: 50 }]);
    expect(await server.api("GET", "/variables/name/setting")).toMatchObject({ value: { x: 1 } });
  });

  test("a failing flow is run again as often as it asks, and its error is kept", async () => {
    await expect(server.python(FAILING)).rejects.toThrow(/always/u);
    const [run] = await runs("failing");
    expect(run).toMatchObject({ state_name: "Failed", run_count: 3 });
    const states = (await server.api("GET", `/flow_run_states/?flow_run_id=${run?.id}`)) as Run[];
    expect(states.map((state) => state.name)).toEqual([
      "Pending",
      "Running",
      "AwaitingRetry",
      "Running",
      "AwaitingRetry",
      "Running",
      "Failed",
    ]);
  });

  test("a flow pauses for input and goes on when another process resumes it with some", async () => {
    const running = server.python(PAUSING);
    const paused = await eventually(async () =>
      (await runs("pausing")).find((run) => run.state_name === "Paused"),
    );
    const wrong = (await server.api("POST", `/flow_runs/${paused.id}/resume`, {
      run_input: { count: "many" },
    })) as {
      status: string;
    };
    expect(wrong.status).toBe("REJECT");
    const right = (await server.api("POST", `/flow_runs/${paused.id}/resume`, {
      run_input: { count: 4 },
    })) as {
      status: string;
    };
    expect(right.status).toBe("ACCEPT");
    expect((await running).trim().split("\n").at(-1)).toBe("8");
    expect((await runs("pausing"))[0]).toMatchObject({ state_name: "Completed", run_count: 1 });
  });

  test("no more tasks run at once than their tag allows", async () => {
    await server.prefect("concurrency-limit", "create", "narrow", "1");
    const printed = await server.python(NARROW);
    expect(printed.trim().split("\n").at(-1)).toBe("at most 1");
    expect(await server.api("GET", "/concurrency_limits/tag/narrow")).toMatchObject({ active_slots: [] });
  });

  test("the command lists and inspects what has run", async () => {
    const [run] = await runs("parent");
    expect(await server.prefect("flow", "ls")).toContain("parent");
    expect(await server.prefect("flow-run", "ls")).toContain(run?.id);
    expect(await server.prefect("flow-run", "inspect", run?.id ?? "")).toContain("StateType.COMPLETED");
    expect(await server.prefect("flow-run", "logs", run?.id ?? "")).toContain("try 2");
    expect(await server.prefect("artifact", "ls")).toContain("report");
    expect(await server.prefect("variable", "inspect", "setting")).toContain("setting");
    expect(await server.prefect("concurrency-limit", "ls")).toContain("narrow");
  }, 240_000);

  test("what a client streams of logs and events comes as it happens", async () => {
    const printed = await server.python(STREAMS);
    expect(JSON.parse(printed.trim().split("\n").at(-1) ?? "")).toEqual({
      events: ["prefect.flow-run.Pending", "prefect.flow-run.Running", "prefect.flow-run.Completed"],
      log: "heard",
    });
  });
});

const FLOWS = `
from prefect import flow, task, get_run_logger
from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact
from prefect.variables import Variable
tries = 0

@task(retries=2, retry_delay_seconds=0.1, tags=["db"])
def flaky(x):
    global tries
    tries += 1
    get_run_logger().info("try %s", tries)
    if tries < 2:
        raise ValueError("not yet")
    return x + 1

@task
def add(a, b):
    return a + b

@flow
def child(y):
    return add(y, 1)

@flow
def parent(z=3):
    first = flaky.submit(z)
    second = add.submit(first, 2)
    create_markdown_artifact(key="report", markdown="# Done")
    progress = create_progress_artifact(progress=1.0)
    update_progress_artifact(progress, progress=50.0)
    Variable.set("setting", {"x": 1}, overwrite=True)
    assert Variable.get("setting") == {"x": 1}
    return child(second.result())

if __name__ == "__main__":
    print(parent())
`;

const FAILING = `
from prefect import flow

@flow(retries=2, retry_delay_seconds=0)
def failing():
    raise ValueError("always")

failing()
`;

const PAUSING = `
from prefect import flow, pause_flow_run
from prefect.input import RunInput

class Count(RunInput):
    count: int

@flow
def pausing():
    given = pause_flow_run(wait_for_input=Count, timeout=60, poll_interval=1)
    return given.count * 2

print(pausing())
`;

const NARROW = `
import threading, time
from prefect import flow, task
lock, now, most = threading.Lock(), 0, 0

@task(tags=["narrow"])
def step():
    global now, most
    with lock:
        now += 1
        most = max(most, now)
    time.sleep(0.2)
    with lock:
        now -= 1

@flow
def narrow():
    [f.wait() for f in [step.submit() for _ in range(3)]]

narrow()
print("at most", most)
`;

const STREAMS = `
import asyncio, json
from prefect import flow, get_run_logger, get_client
from prefect.events.clients import get_events_subscriber
from prefect.events.filters import EventFilter, EventNameFilter
from prefect.logging.clients import get_logs_subscriber
from prefect.client.schemas.filters import LogFilter, LogFilterLevel

@flow(flow_run_name="listened to")
async def heard():
    get_run_logger().error("heard")

async def main():
    names = EventFilter(event=EventNameFilter(prefix=["prefect.flow-run."]))
    async with get_events_subscriber(filter=names) as events:
        async with get_logs_subscriber(filter=LogFilter(level=LogFilterLevel(ge_=40))) as logs:
            run = asyncio.create_task(heard())
            seen = []
            async for event in events:
                if event.event == "prefect.flow-run.heartbeat":
                    continue
                seen.append((event.resource.id, event.event))
                # it has that name only once it runs
                is_ours = event.resource.get("prefect.resource.name") == "listened to"
                if is_ours and event.event.endswith("Completed"):
                    ours = [name for run_id, name in seen if run_id == event.resource.id]
                    break
            await run
            async for line in logs:
                print(json.dumps({"events": ours, "log": line.message}))
                return

asyncio.run(main())
`;

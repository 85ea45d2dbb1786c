type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

const DAY = "2026-01-01";

/** Fills the queues of a pool of a server and asks for their runs in many ways; gives what was answered, by names. */
export async function queueing(ask: Ask): Promise<Readonly<Record<string, readonly string[]>>> {
  const answers: Record<string, readonly string[]> = {};
  const make = async (path: string, body: object) => ((await ask("POST", path, body)) as { id: string }).id;
  const queue = (name: string, body: object) => ask("PATCH", `/work_pools/p/queues/${name}`, body);
  const priorities = async (when: string): Promise<void> => {
    const found = (await ask("POST", "/work_pools/p/queues/filter", {})) as {
      name: string;
      priority: number;
    }[];
    answers[`priorities ${when}`] = found
      .toSorted((a, b) => a.priority - b.priority)
      .map(({ name, priority }) => `${priority} ${name}`);
  };
  await make("/work_pools/", { name: "p", type: "process" });
  await make("/work_pools/p/queues/", { name: "last" });
  await make("/work_pools/p/queues/", { name: "first", priority: 1 });
  await make("/work_pools/p/queues/", { name: "far", priority: 9 });
  await priorities("of queues that are made");
  await make("/work_pools/p/queues/", { name: "gap" });
  await queue("last", { priority: 9 });
  await priorities("of one that moves back");
  await ask("DELETE", "/work_pools/p/queues/gap");
  await queue("far", { priority: 2 });
  await priorities("of one that moves on");

  const flow = await make("/flows/", { name: "f" });
  const runs: Record<string, string> = {};
  const planned: Record<string, readonly string[]> = {
    last: ["00:10", "00:30"],
    first: ["02:00", "03:00", "01:00"],
    far: ["00:20"],
  };
  for (const [name, times] of Object.entries(planned)) {
    const given = { name, flow_id: flow, work_pool_name: "p", work_queue_name: name };
    const id = await make("/deployments/", given);
    for (const time of times) {
      const state = { type: "SCHEDULED", state_details: { scheduled_time: `${DAY}T${time}:00Z` } };
      const run = `${name} ${time}`;
      runs[run] = await make(`/deployments/${id}/create_flow_run`, { name: run, state });
    }
  }
  const due = async (when: string, body: object): Promise<void> => {
    const found = (await ask("POST", "/work_pools/p/get_scheduled_flow_runs", body)) as {
      flow_run: { name: string };
    }[];
    answers[`due ${when}`] = found.map(({ flow_run: run }) => run.name);
  };
  const set = (run: string, type: string) =>
    ask("POST", `/flow_runs/${runs[run] ?? ""}/set_state`, { state: { type } });
  const now = { scheduled_before: `${DAY}T12:00:00Z` };
  await due("in all queues", now);
  await due("of three", { ...now, limit: 3 });
  await due("of a queue", { ...now, work_queue_names: ["far"] });
  await due("by a time", { scheduled_before: `${DAY}T01:30:00Z`, scheduled_after: `${DAY}T00:15:00Z` });
  await due("whenever", {});
  await queue("first", { concurrency_limit: 2 });
  await due("of a limited queue", now);
  await set("first 01:00", "PENDING");
  await due("where a slot is taken", now);
  await ask("PATCH", "/work_pools/p", { concurrency_limit: 3 });
  await due("of a limited pool", now);
  await set("last 00:10", "PENDING");
  await set("last 00:10", "RUNNING");
  await due("where two of the pool's slots are taken", now);
  await queue("first", { is_paused: true });
  await due("where a queue is paused", now);
  await ask("PATCH", "/work_pools/p", { is_paused: true });
  await due("where the pool is paused", now);
  await ask("PATCH", "/work_pools/p", { is_paused: false, concurrency_limit: null });
  await queue("first", { is_paused: false, concurrency_limit: null });

  const retrying = { retries: 1, retry_delay: 0 };
  await ask("PATCH", `/flow_runs/${runs["last 00:10"] ?? ""}`, { empirical_policy: retrying });
  const answer = (await set("last 00:10", "FAILED")) as { state: { name: string } };
  answers["one that tries again by itself"] = [answer.state.name];
  const later = { scheduled_before: new Date(Date.now() + 86_400_000).toISOString() };
  await due("beside it", later);
  for (const type of ["RUNNING", "FAILED", "SCHEDULED"]) await set("last 00:10", type);
  await due("beside one that is to be tried again", later);
  return answers;
}

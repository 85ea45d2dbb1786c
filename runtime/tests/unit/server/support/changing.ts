type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** What an update's event tells: what it is about, and its fields with what each was and is. */
interface Update {
  readonly of: string;
  readonly updates: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

const TEMPLATE = {
  job_configuration: { command: "{{ command }}" },
  variables: { type: "object", properties: { command: { type: "string" } } },
};
const STEP = { "a.step": { b: 1 } };

/** Changes a pool, a queue and a deployment of a server in many ways; gives how many updates that makes. */
export async function change(ask: Ask): Promise<number> {
  const make = async (path: string, body: object) => ((await ask("POST", path, body)) as { id: string }).id;
  await make("/work_pools/", { name: "p", type: "process" });
  const pool = (body: object) => ask("PATCH", "/work_pools/p", body);
  await pool({ description: "x", concurrency_limit: 3 });
  await pool({ description: "x", concurrency_limit: 3 });
  await pool({ is_paused: true });
  await pool({ base_job_template: TEMPLATE });
  await pool({ storage_configuration: { bundle_upload_step: STEP } });

  const queue = await make("/work_pools/p/queues/", { name: "q" });
  await ask("PATCH", "/work_pools/p/queues/q", {
    description: "y",
    priority: 1,
    concurrency_limit: 2,
    is_paused: true,
  });
  await ask("PATCH", `/work_queues/${queue}`, { name: "q2", concurrency_limit: 5 });

  const flow = await make("/flows/", { name: "f" });
  const given = { name: "d", flow_id: flow, work_pool_name: "p", parameters: { a: 1 }, tags: ["t"] };
  const id = await make("/deployments/", given);
  const changed = { ...given, parameters: { a: 2 }, tags: ["t", "u"], version: "v2" };
  await make("/deployments/", changed);
  await make("/deployments/", changed);
  const deployment = (body: object) => ask("PATCH", `/deployments/${id}`, body);
  await deployment({ description: "z", path: "/x", entrypoint: "a.py:f", paused: true });
  await deployment({ job_variables: { command: "ls" } });
  await deployment({ schedules: [] });
  await ask("POST", `/deployments/${id}/resume_deployment`);
  await ask("POST", `/deployments/${id}/pause_deployment`);
  return 8;
}

/** The updates that a server has told of, in their order. */
export async function updates(ask: Ask): Promise<readonly Update[]> {
  const kinds = ["work-pool", "work-queue", "deployment"];
  const filter = { event: { name: kinds.map((kind) => `prefect.${kind}.updated`) }, order: "ASC" };
  const { events } = (await ask("POST", "/events/filter", { filter })) as {
    events: readonly { event: string; payload: Pick<Update, "updates"> & { updated_fields: string[] } }[];
  };
  return events.map(({ event, payload }) => {
    // its fields have no order
    const fields = payload.updated_fields.toSorted();
    return { of: event, updates: Object.fromEntries(fields.map((name) => [name, payload.updates[name]])) };
  }) as readonly Update[];
}

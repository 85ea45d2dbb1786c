import { v7 as uuid } from "uuid";
import type { Plan } from "@nbflow/converter";
import type { Cell, EngineEvent, FlowOutcome } from "../../engine/index.js";
import type { ApiAddress, Tracking } from "../../orion/index.js";
import type { Json } from "../../python/index.js";
import { stateFolder, type Artifact, type RunStore } from "../../store/index.js";
import { quoted } from "../paths.js";
import type { World } from "../world.js";

export interface ServerOptions {
  /** `--api`. */
  readonly api?: string;
  /** `--profile`. */
  readonly profile?: string;
}

/** The server that a command is to speak to; null for none. */
export async function serverFor(options: ServerOptions, world: World): Promise<ApiAddress | null> {
  const { findAddress } = await import("../../orion/address/index.js");
  return findAddress({
    api: options.api,
    profile: options.profile,
    env: world.env,
    home: stateFolder(world.env),
  });
}

/** A run that a server is told of. */
export interface TrackedRun {
  /** What the run writes to. */
  readonly store: RunStore;
  observe(event: EngineEvent): void;
  /** Waits until the server knows how the run ended; gives its page there, and what a person should know. */
  finish(outcome: FlowOutcome): Promise<{ readonly page: string | null; readonly notes: readonly string[] }>;
}

export interface Tracked {
  readonly plan: Plan | null;
  readonly cells: readonly Cell[];
}

/**
 * Begins to tell a server of what runs. One that can't be reached is told of in a note, and later of the run.
 * @throws ApiError where the server is there and is not to be used.
 */
export async function trackRun(
  address: ApiAddress,
  store: RunStore,
  world: World,
  what: Tracked,
): Promise<TrackedRun> {
  const { greet, startTracking } = await import("../../orion/index.js");
  const away = await greet(address);
  if (away !== null) {
    const note = `${away.message} The run goes on, and the server is told of it when it is back.`;
    world.stderr.write(`${world.stderr.colors.yellow(`note: ${note}`)}\n`);
  }
  const tracking = startTracking(address, store, stateFolder(world.env));
  let root: string | null = null;
  return {
    store: tracking.store,
    observe(event) {
      if (event.type !== "flow-run-state" || root !== null) return;
      root = event.flowRun.id;
      for (const [key, data] of describedBy(what)) save(tracking.store, root, key, data);
    },
    async finish({ flowRun, state }) {
      if (state.type === "COMPLETED" && state.data !== null)
        save(tracking.store, flowRun.id, "nbflow-result", JSON.parse(state.data) as Json);
      await tracking.store.flush();
      const told = await tracking.finish();
      return { page: tracking.pageOf(flowRun.id), notes: notesOf(tracking, told) };
    },
  };
}

function* describedBy({ plan, cells }: Tracked): Iterable<readonly [string, Json]> {
  if (plan !== null) yield ["nbflow-plan", plan as unknown as Json];
  if (cells.length > 0) yield ["nbflow-cells", cells as unknown as Json];
}

/** The keys that begin with `nbflow-` are ours: they hold what the API has no place for. */
function save(store: RunStore, flowRunId: string, key: string, data: Json): void {
  const now = new Date().toISOString();
  const artifact: Artifact = {
    id: uuid(),
    key,
    type: key,
    data,
    description: null,
    created: now,
    updated: now,
    flowRunId,
    taskRunId: null,
  };
  // a store that can't be written ends the run by what the run itself writes
  store.saveArtifact(artifact).catch(() => undefined);
}

function notesOf({ address }: Tracking, told: Awaited<ReturnType<Tracking["finish"]>>): readonly string[] {
  const refused = told.refused.map((message) => `The server did not take all of it: ${message}`);
  if (told.isSent) return refused;
  const why = told.error === null ? "it is slow" : told.error.message;
  const how = `nbflow runs send --api ${quoted(address.url)}`;
  return [
    ...refused,
    `${address.url} does not know all of this run yet: ${why} The rest is kept, and sent by the next run, or by ${how}`,
  ];
}

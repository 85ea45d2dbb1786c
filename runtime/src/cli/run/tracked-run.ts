import type { FlowOutcome } from "../../engine/index.js";
import type { ApiAddress, Tracking } from "../../orion/index.js";
import { stateFolder, type RunStore } from "../../store/index.js";
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
  /** Waits until the server knows how the run ended; gives its page there, and what a person should know. */
  finish(outcome: FlowOutcome): Promise<{ readonly page: string | null; readonly notes: readonly string[] }>;
}

/**
 * Begins to tell a server of what runs. One that can't be reached is told of in a note, and later of the run.
 * @throws ApiError where the server is there and is not to be used.
 */
export async function trackRun(address: ApiAddress, store: RunStore, world: World): Promise<TrackedRun> {
  const { greet, startTracking } = await import("../../orion/index.js");
  const away = await greet(address);
  if (away !== null) {
    const note = `${away.message} The run goes on, and the server is told of it when it is back.`;
    world.stderr.write(`${world.stderr.colors.yellow(`note: ${note}`)}\n`);
  }
  const tracking = startTracking(address, store, stateFolder(world.env));
  return {
    store: tracking.store,
    async finish({ flowRun }) {
      await tracking.store.flush();
      const told = await tracking.finish();
      return { page: tracking.pageOf(flowRun.id), notes: notesOf(tracking, told) };
    },
  };
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

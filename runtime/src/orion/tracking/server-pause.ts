import type { Json } from "../../python/worker.js";
import type { State } from "../../state/index.js";
import { ApiError } from "../api-error.js";
import { orNull, type OrionClient } from "../client/index.js";
import { read } from "../read.js";
import { stateOf } from "./verdict.js";

const LOOK_MS = 2000;

/** How a run that is paused is resumed at a server. */
export interface ServerPause {
  /** What it was resumed with; an empty object where it asked for nothing. */
  given(paused: State): Promise<Json>;
  /**
   * The run's state as the server has it now; null where it has not been long enough to ask again, or it does not answer, or
   * has not been told yet of the pause `told`: such a server has the run as running still, as if it had been resumed.
   */
  look(told?: State): Promise<State | null>;
}

export function serverPause(client: OrionClient, flowRunId: string): ServerPause {
  let next = 0;
  /** The pause that the server was last found to know. */
  let known: string | null = null;
  const path = `flow_runs/${flowRunId}`;
  return {
    async given({ details }) {
      const key = details.runInputKeyset?.["response"];
      const answer = key === undefined ? null : await orNull(client.call("GET", `${path}/input/${key}`));
      if (answer === null) return {};
      // the server keeps it as a text
      return (typeof answer === "string" ? JSON.parse(answer) : answer) as Json;
    },
    async look(told) {
      if (Date.now() < next) return null;
      next = Date.now() + LOOK_MS;
      try {
        if (told !== undefined && !(await isTold(told))) return null;
        const run = read.fields(await client.call("GET", path, undefined, { retries: 0 }));
        return run["state"] === null || run["state"] === undefined ? null : stateOf(run["state"]);
      } catch (error) {
        if (error instanceof ApiError) return null;
        throw error;
      }
    },
  };

  async function isTold({ id }: State): Promise<boolean> {
    if (known === id) return true;
    const states = read.list(
      await client.call("GET", `flow_run_states/?flow_run_id=${flowRunId}`, undefined, { retries: 0 }),
    );
    if (states.some((state) => read.textOrNull(read.object(state, "state_details"), "transition_id") === id))
      known = id;
    return known === id;
  }
}

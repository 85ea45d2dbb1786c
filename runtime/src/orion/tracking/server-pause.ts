import type { Json } from "../../python/worker.js";
import type { State } from "../../state/index.js";
import { orNull, type OrionClient } from "../client/index.js";
import { read } from "../read.js";
import { stateOf } from "./verdict.js";

const LOOK_MS = 2000;

/** How a run that is paused is resumed at a server. */
export interface ServerPause {
  /** What it was resumed with; an empty object where it asked for nothing. */
  given(paused: State): Promise<Json>;
  /** The run's state as the server has it now; null where it has not been long enough to ask again, or it does not answer. */
  look(): Promise<State | null>;
  /** Whether the server has been told of this pause. */
  knows(paused: State): Promise<boolean>;
}

export function serverPause(client: OrionClient, flowRunId: string): ServerPause {
  let next = 0;
  const path = `flow_runs/${flowRunId}`;
  return {
    async given({ details }) {
      const key = details.runInputKeyset?.["response"];
      const answer = key === undefined ? null : await orNull(client.call("GET", `${path}/input/${key}`));
      if (answer === null) return {};
      // the server keeps it as a text
      return (typeof answer === "string" ? JSON.parse(answer) : answer) as Json;
    },
    async look() {
      if (Date.now() < next) return null;
      next = Date.now() + LOOK_MS;
      const run = await client.call("GET", path, undefined, { retries: 0 }).catch(() => null);
      const now = run === null ? null : read.fields(run)["state"];
      return now === null || now === undefined ? null : stateOf(now);
    },
    async knows({ id }) {
      const states = await client.call("GET", `flow_run_states/?flow_run_id=${flowRunId}`);
      return read
        .list(states)
        .some((state) => read.textOrNull(read.object(state, "state_details"), "transition_id") === id);
    },
  };
}

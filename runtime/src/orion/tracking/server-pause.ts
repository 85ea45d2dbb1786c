import type { State } from "../../state/index.js";
import { orNull, type OrionClient } from "../client/index.js";
import { ApiError } from "../api-error.js";
import type { Json } from "../../python/worker.js";
import { read } from "../read.js";
import { stateOf } from "./verdict.js";

const LOOK_MS = 2000;

/** How a run that the server gave out is paused there, and goes on when someone resumes it there. */
export interface ServerPause {
  /** Tells the server what a pause asks for; gives the state as the server is to have it. */
  asking(state: State): Promise<State>;
  /** What it was resumed with; an empty object where it asked for nothing. */
  given(state: State): Promise<Json>;
  /** The run's state as the server has it now; null where it has not been long enough to ask again, or it does not answer. */
  look(): Promise<State | null>;
}

export function serverPause(client: OrionClient, flowRunId: string): ServerPause {
  let next = 0;
  const path = `flow_runs/${flowRunId}`;
  return {
    async asking(state) {
      const { inputSchema } = state.details;
      if (inputSchema === undefined) return state;
      const runInputKeyset = keysetOf(state);
      const asked = { key: runInputKeyset.schema, value: JSON.stringify(inputSchema) };
      await client.call("POST", `${path}/input`, asked).catch((error: unknown) => {
        // an earlier try has asked for it
        if (!(error instanceof ApiError) || error.status !== 409) throw error;
      });
      return { ...state, details: { ...state.details, runInputKeyset } };
    },
    async given(state) {
      const answer = await orNull(client.call("GET", `${path}/input/${keysetOf(state).response}`));
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
  };
}

/** The names under which the server keeps what a pause asks for and is given, as Prefect's client names them. */
function keysetOf({ name, details }: State): Readonly<Record<"description" | "response" | "schema", string>> {
  const base = `${name.toLowerCase()}-${details.pauseKey ?? ""}`;
  return { description: `${base}-description`, response: `${base}-response`, schema: `${base}-schema` };
}

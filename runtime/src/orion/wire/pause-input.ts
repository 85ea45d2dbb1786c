import type { State } from "../../state/index.js";
import { ApiError } from "../api-error.js";
import type { CallOptions, OrionClient } from "../client/index.js";

const CONFLICT = 409;

/** Tells a server what a pause asks for, before it is told of the pause: it checks by it what the run is resumed with. */
export async function tellPauseInput(
  client: OrionClient,
  flowRunId: string,
  { type, details }: State,
  options?: CallOptions,
): Promise<void> {
  const { inputSchema, runInputKeyset } = details;
  if (type !== "PAUSED" || inputSchema === undefined || runInputKeyset === undefined) return;
  const asked = { key: runInputKeyset["schema"], value: JSON.stringify(inputSchema) };
  try {
    await client.call("POST", `flow_runs/${flowRunId}/input`, asked, options);
  } catch (error) {
    // an earlier try has told of it
    if (!(error instanceof ApiError) || error.status !== CONFLICT) throw error;
  }
}

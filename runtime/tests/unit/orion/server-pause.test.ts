import { expect, test } from "vitest";
import type { OrionClient } from "../../../src/orion/client/index.js";
import { serverPause } from "../../../src/orion/tracking/server-pause.js";
import { makeState } from "../../../src/state/index.js";
import { noon } from "../support/records.js";

const paused = makeState("PAUSED", noon);
const apiState = (type: string, transitionId: string) => ({
  id: transitionId,
  type,
  name: type,
  timestamp: noon.toISOString(),
  state_details: { transition_id: transitionId },
});
const running = apiState("RUNNING", "before");

/** A server that has the states of `history`, and is told of one more before the request of each number of `told`. */
function serverWith(told: Readonly<Record<number, ReturnType<typeof apiState>>>): OrionClient {
  const history = [running];
  let requests = 0;
  return {
    address: { url: "http://a/api", auth: { kind: "none" }, source: "the test" },
    call: async (_method, path) => {
      const more = told[(requests += 1)];
      if (more !== undefined) history.push(more);
      return path.startsWith("flow_run_states") ? history : { state: history.at(-1) };
    },
  };
}

test.each([1, 2, 3])(
  "a server told of the pause before request %i has not resumed the run",
  async (request) => {
    const pause = serverPause(serverWith({ [request]: apiState("PAUSED", paused.id) }), "run");
    expect((await pause.look(paused))?.type).not.toBe("RUNNING");
  },
);

test("a run that the server has as running after the pause has been resumed there", async () => {
  const told = { 1: apiState("PAUSED", paused.id), 2: apiState("RUNNING", "after") };
  expect((await serverPause(serverWith(told), "run").look(paused))?.type).toBe("RUNNING");
});

import { setTimeout as delay } from "node:timers/promises";
import { markCrashed } from "../../engine/index.js";
import { isTerminal, makeState } from "../../state/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { findRun } from "../find-run.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";

const LOOK_MS = 100;

/** `nbflow cancel`: asks the process that runs a flow to cancel it, and waits until it has. */
export async function cancelRun(given: string, world: World): Promise<ExitCode> {
  return withStore(world, async (store) => {
    await markCrashed(store);
    const run = await findRun(store, given);
    const what = `${run.flowName} (${run.name})`;
    const message = "It was cancelled by nbflow cancel.";
    // what is paused does nothing that would have to be told first
    const type = run.state?.type === "PAUSED" ? "CANCELLED" : "CANCELLING";
    const answer = await store.proposeFlowRunState(run.id, makeState(type, new Date(), { message }));
    const state = answer.state ?? run.state;
    const isAsked = state?.type === "CANCELLING" || state?.type === "CANCELLED";
    if (!isAsked || isTerminal(run.state?.type ?? "PENDING")) {
      const reason = "reason" in answer ? answer.reason : `it is ${state?.name ?? "Pending"}`;
      throw new CliError(`${what} can't be cancelled: ${reason}`);
    }
    for (;;) {
      const now = await store.flowRun(run.id);
      if (isTerminal(now?.state?.type ?? "PENDING")) {
        world.stdout.write(`${what} is ${now?.state?.name ?? ""}.\n`);
        return now?.state?.type === "CANCELLED" ? EXIT.success : EXIT.failure;
      }
      await delay(LOOK_MS);
      await markCrashed(store);
    }
  });
}

import { isTerminal, makeState, propose, type Answer, type State } from "../state/index.js";
import { advance } from "./advance.js";
import type { FlowRun, TaskRun } from "./records.js";

/** What the rules need to know of a run that it says itself. */
export function factsOf({ runCount, policy }: Pick<TaskRun, "runCount" | "policy">, proposed: State) {
  return {
    now: new Date(proposed.timestamp),
    runCount,
    retries: policy.retries,
    retryDelay: policy.retryDelay,
  };
}

export function flowFactsOf(run: FlowRun, proposed: State) {
  return {
    ...factsOf(run, proposed),
    hasDeployment: run.deploymentId !== null,
    isSubflow: run.parentTaskRunId !== null,
  };
}

/** What comes of proposing a state for a flow run in a store, which keeps it; `resumed` gives the keys of the pauses that are over. */
export function proposeInStore(
  run: FlowRun,
  proposed: State,
  force: boolean,
  resumed: (flowRunId: string) => readonly string[],
): Answer {
  const facts = {
    ...flowFactsOf(run, proposed),
    hasInfrastructure: run.deploymentId === null,
    isLocal: run.processId !== null,
    pauseKeys: proposed.type === "PAUSED" ? resumed(run.id) : [],
  };
  return propose("flow", run.state, proposed, facts, { force });
}

const WITHOUT_PROCESS: ReadonlySet<string> = new Set(["Suspended", "Resuming"]);

/** Whether a process is to be there for a flow run in this state. */
export function needsProcess({ type, name }: State): boolean {
  return !isTerminal(type) && !WITHOUT_PROCESS.has(name);
}

/** Why a process may not take a flow run: another has it. Null where it may. */
export function heldByAnother({ state, processId: holder }: FlowRun, processId: string): Answer | null {
  const isFree = state === null || holder === null || holder === processId || !needsProcess(state);
  return isFree ? null : { status: "ABORT", reason: `It is ${state.name}, and its process has it.`, state };
}

/** What a flow run comes to where its process is gone and `lost` is to be said of it; null for one that has ended. */
export function endOfLost({ state }: FlowRun, lost: State): State | null {
  if (state === null || isTerminal(state.type)) return null;
  if (state.type !== "CANCELLING") return lost;
  return makeState("CANCELLED", new Date(lost.timestamp), { message: lost.message });
}

/** The task runs that ran in a flow run whose process is gone: they were lost with it. */
export function lostTasks(
  tasks: readonly TaskRun[],
  { timestamp, message }: State,
): readonly { readonly run: TaskRun; readonly state: State }[] {
  return tasks
    .filter(({ state }) => state?.type === "RUNNING")
    .map((task) => {
      const state = makeState("CRASHED", new Date(timestamp), { message });
      return { run: advance(task, state), state };
    });
}

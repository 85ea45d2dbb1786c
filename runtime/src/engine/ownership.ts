import { isAlive, thisProcess } from "../platform/index.js";
import { makeState } from "../state/index.js";
import type { FlowRun, ProcessRecord, RunStore } from "../store/index.js";

/** How often a process says in the store that it is there. */
const HEARTBEAT_MS = 10_000;
/** A process that can't be seen from here, and has not said so for as long, is taken for gone. */
const LEASE_MS = 60_000;

interface Held {
  runs: number;
  timer: NodeJS.Timeout;
}

const held = new WeakMap<RunStore, Held>();

/** Says in the store that this process runs flows, until what it gives is called. Gives the process's id there. */
export function holdRuns(store: RunStore): { readonly processId: string; readonly release: () => void } {
  const { id } = thisProcess();
  const beat = (): void => {
    // a store that can't be written ends the run by what the run itself writes
    store.registerProcess({ ...thisProcess(), heartbeat: new Date().toISOString() }).catch(() => undefined);
  };
  const before = held.get(store);
  const mine = before ?? { runs: 0, timer: setInterval(beat, HEARTBEAT_MS).unref() };
  if (before === undefined) {
    held.set(store, mine);
    beat();
  }
  mine.runs += 1;
  return {
    processId: id,
    release: () => {
      mine.runs -= 1;
      if (mine.runs > 0) return;
      clearInterval(mine.timer);
      held.delete(store);
      store.forgetProcess(id).catch(() => undefined);
    },
  };
}

/** Finds the flow runs whose process is gone, marks them as Crashed, and gives them. */
export async function markCrashed(store: RunStore, now: Date = new Date()): Promise<readonly FlowRun[]> {
  const crashed: FlowRun[] = [];
  for (const { flowRun, process } of await store.runsInProcess()) {
    if (flowRun.processId === null || !isGone(process, now)) continue;
    const who = process === null ? "The process that ran it" : `Process ${process.pid}, which ran it,`;
    const state = makeState("CRASHED", now, { message: `${who} is gone.` });
    if (await store.crashFlowRun(flowRun.id, flowRun.processId, state)) crashed.push(flowRun);
  }
  return crashed;
}

/** Takes the slots of concurrency limits back that processes hold which are gone. */
export async function freeSlots(store: RunStore, now: Date = new Date()): Promise<void> {
  for (const [id, process] of await store.slotHolders())
    if (isGone(process, now)) await store.forgetProcess(id);
}

function isGone(process: ProcessRecord | null, now: Date): boolean {
  if (process === null) return true;
  const alive = isAlive(process);
  if (alive !== "unknown") return !alive;
  return now.getTime() - Date.parse(process.heartbeat) > LEASE_MS;
}

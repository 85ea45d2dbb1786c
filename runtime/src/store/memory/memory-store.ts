import { v7 as uuid } from "uuid";
import { newState, type Answer, type State } from "../../state/index.js";
import type { StoredResult } from "../../values/index.js";
import type { Json } from "../../python/worker.js";
import { advance } from "../advance.js";
import { endOfLost, heldByAnother, lostTasks, needsProcess, proposeInStore } from "../flow-run-steps.js";
import type {
  Artifact,
  FlowRun,
  FlowRunFilter,
  LogLine,
  OfRun,
  ProcessRecord,
  StateEntry,
  TaskRun,
} from "../records.js";
import type { ConcurrencyLimit, RunStore } from "../run-store.js";
import { StoreError } from "../store-error.js";

/**
 * A run store in memory, for a process that runs one flow whose state a server keeps: it needs nothing installed, and what it holds
 * ends with the process. It keeps no log, which such a process would never read.
 */
export function memoryStore(location: string): RunStore {
  const flowRuns = new Map<string, FlowRun>();
  const taskRuns = new Map<string, TaskRun>();
  const states: StateEntry[] = [];
  const artifacts = new Map<string, Artifact>();
  const processes = new Map<string, ProcessRecord>();
  const results = new Map<string, StoredResult>();
  const cache = new Map<string, { readonly data: string; readonly expires: string | null }>();
  const limits = new Map<string, number>();
  const slots: { readonly tag: string; readonly taskRunId: string; readonly processId: string }[] = [];
  const inputs = new Map<string, Json>();
  const flowIds = new Map<string, string>();

  function flowRunNow(id: string): FlowRun {
    const run = flowRuns.get(id);
    if (run === undefined) throw new StoreError("store-failed", `There is no flow run ${id}.`, location);
    return run;
  }

  function proposeNow(run: FlowRun, proposed: State, force: boolean): Answer {
    const answer = proposeInStore(run, proposed, force, pausesOf);
    const state = newState(answer);
    if (state !== null) {
      flowRuns.set(run.id, advance(run, state));
      states.push({ ...state, flowRunId: run.id, taskRunId: null });
    }
    return answer;
  }

  function pausesOf(flowRunId: string): readonly string[] {
    return [...inputs.keys()].flatMap((key) =>
      key.startsWith(`${flowRunId} `) ? [key.slice(flowRunId.length + 1)] : [],
    );
  }

  function setTaskState(run: TaskRun, state: State): void {
    taskRuns.set(run.id, { ...run, state });
    states.push({ ...state, flowRunId: null, taskRunId: run.id });
  }

  function limitsNow(): readonly ConcurrencyLimit[] {
    return [...limits]
      .map(([tag, count]) => ({
        tag,
        slots: count,
        taken: slots.filter((slot) => slot.tag === tag).length,
      }))
      .toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
  }

  function release(keep: (slot: (typeof slots)[number]) => boolean): void {
    slots.splice(0, slots.length, ...slots.filter(keep));
  }

  const tasksOf = (flowRunId: string): readonly TaskRun[] =>
    [...taskRuns.values()].filter((run) => run.flowRunId === flowRunId);

  return {
    location,
    createFlowRun: async (run) => {
      const flowId = flowIds.get(run.flowName) ?? uuid();
      flowIds.set(run.flowName, flowId);
      const made: FlowRun = {
        ...run,
        flowId,
        state: null,
        runCount: 0,
        expectedStartTime: null,
        startTime: null,
        endTime: null,
        totalRunTime: 0,
      };
      flowRuns.set(run.id, made);
      return made;
    },
    proposeFlowRunState: async (id, state, options) =>
      proposeNow(flowRunNow(id), state, options?.force === true),
    renameFlowRun: async (id, name) => void flowRuns.set(id, { ...flowRunNow(id), name }),
    takeFlowRun: async (id, processId, state, options) => {
      const run = flowRunNow(id);
      const held = heldByAnother(run, processId);
      if (held !== null) return held;
      const answer = proposeNow(run, state, options?.force === true);
      if (answer.status === "ACCEPT") flowRuns.set(id, { ...flowRunNow(id), processId });
      return answer;
    },
    registerProcess: async (process) => void processes.set(process.id, process),
    forgetProcess: async (id) => {
      processes.delete(id);
      release((slot) => slot.processId !== id);
    },
    runsInProcess: async () =>
      [...flowRuns.values()].flatMap((flowRun) => {
        const { processId, state } = flowRun;
        if (processId === null || state === null || !needsProcess(state)) return [];
        return [{ flowRun, process: processes.get(processId) ?? null }];
      }),
    crashFlowRun: async (id, processId, state) => {
      const run = flowRunNow(id);
      const end = run.processId === processId ? endOfLost(run, state) : null;
      if (end === null || proposeNow(run, end, false).status !== "ACCEPT") return false;
      for (const lost of lostTasks(tasksOf(id), state)) {
        setTaskState(lost.run, lost.state);
        release((slot) => slot.taskRunId !== lost.run.id);
      }
      return true;
    },
    createTaskRun: async (run) => {
      taskRuns.set(run.id, run);
      if (run.state !== null) states.push({ ...run.state, flowRunId: null, taskRunId: run.id });
    },
    recordTaskRunState: async (change) => {
      const before = taskRuns.get(change.id);
      if (before === undefined)
        throw new StoreError("store-failed", `There is no task run ${change.id}.`, location);
      const {
        name,
        runCount,
        startTime,
        endTime,
        totalRunTime,
        state,
        again,
        stored,
        cache: cached,
      } = change;
      setTaskState({ ...before, ...again, name, runCount, startTime, endTime, totalRunTime }, state);
      if (stored != null) results.set(stored.key, stored);
      if (cached != null && state.data !== null)
        cache.set(cached.key, { data: state.data, expires: cached.expires });
    },
    log: async (_lines: readonly LogLine[]) => undefined,
    saveArtifact: async (artifact) => {
      const before = artifacts.get(artifact.id);
      artifacts.set(artifact.id, before === undefined ? artifact : { ...artifact, created: before.created });
    },
    flowRun: async (id) => flowRuns.get(id) ?? null,
    flowRuns: async (filter = {}) => pick([...flowRuns.values()], filter),
    taskRun: async (id) => taskRuns.get(id) ?? null,
    taskRuns: async (flowRunId) => tasksOf(flowRunId),
    states: async (of) => states.filter((entry) => isOf(entry, of)),
    cached: async (key, now) => {
      const found = cache.get(key);
      if (found === undefined || (found.expires !== null && found.expires <= now.toISOString())) return null;
      return found.data;
    },
    setConcurrencyLimit: async (tag, count) => {
      if (count === null) limits.delete(tag);
      else limits.set(tag, count);
    },
    concurrencyLimits: async () => limitsNow(),
    takeSlots: async (tags, taskRunId, processId) => {
      const concerned = limitsNow().filter(({ tag }) => tags.includes(tag));
      const full = concerned.find((limit) => limit.taken >= limit.slots);
      if (full !== undefined) return full;
      for (const { tag } of concerned) slots.push({ tag, taskRunId, processId });
      return null;
    },
    releaseSlots: async (taskRunId) => release((slot) => slot.taskRunId !== taskRunId),
    slotHolders: async () =>
      new Map(slots.map(({ processId }) => [processId, processes.get(processId) ?? null])),
    setFlowRunInput: async (flowRunId, key, value) => void inputs.set(`${flowRunId} ${key}`, value),
    flowRunInput: async (flowRunId, key) => {
      const value = inputs.get(`${flowRunId} ${key}`);
      return value === undefined ? null : { value };
    },
    result: async (key) => results.get(key) ?? null,
    logs: async () => [],
    artifacts: async ({ type, key, ...of }) =>
      [...artifacts.values()].filter(
        (artifact) =>
          isOf(artifact, of) &&
          (type === undefined || artifact.type === type) &&
          (key === undefined || artifact.key === key),
      ),
    runSizes: async () => [],
    deleteFlowRuns: async () => [],
    compact: async () => true,
    flush: async () => undefined,
    close: async () => undefined,
  };
}

function isOf(
  entry: { readonly flowRunId: string | null; readonly taskRunId: string | null },
  of: OfRun,
): boolean {
  return (
    (of.flowRunId === undefined || entry.flowRunId === of.flowRunId) &&
    (of.taskRunId === undefined || entry.taskRunId === of.taskRunId)
  );
}

function pick(runs: readonly FlowRun[], filter: FlowRunFilter): readonly FlowRun[] {
  const { ids, idPrefix, names, flowNames, stateTypes, parentTaskRunId, offset = 0, limit = 200 } = filter;
  return runs
    .filter(
      (run) =>
        (ids === undefined || ids.includes(run.id)) &&
        (idPrefix === undefined || run.id.startsWith(idPrefix)) &&
        (names === undefined || names.includes(run.name)) &&
        (flowNames === undefined || flowNames.includes(run.flowName)) &&
        (stateTypes === undefined || (run.state !== null && stateTypes.includes(run.state.type))) &&
        (parentTaskRunId === undefined || run.parentTaskRunId === parentTaskRunId),
    )
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(offset, offset + limit);
}

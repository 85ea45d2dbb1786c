import { newState, type Answer, type State } from "../../state/index.js";
import type {
  Artifact,
  FlowRun,
  LogLine,
  NewFlowRun,
  RunStore,
  TaskRun,
  TaskRunChange,
} from "../../store/index.js";
import type { Operation } from "../outbox/index.js";
import { DistinctTimes } from "./distinct-times.js";
import type { ServerLimits } from "./server-limits.js";

/** What a tracked store needs of the server's side. */
export interface Tracker {
  /** The API's address. */
  readonly url: string;
  /** Keeps it for the server; resolves once a process that is killed no longer loses it. */
  add(operation: Operation): Promise<void>;
  /** What the server says of a run's next state, for runs that it gave out itself; null where it is asked nothing. */
  verdict(flowRunId: string, state: State): Promise<Answer | null>;
  /** Someone has asked the server that the run be cancelled. */
  cancelIsAsked(flowRunId: string): State | null;
  /** The server's own limits of tags. */
  readonly limits: Pick<ServerLimits, "take" | "release">;
  /** Looks whether someone has resumed a paused run at the server: where it has been, the store has it so, and the server is told nothing. */
  look(run: FlowRun): Promise<boolean>;
  /** A flow run has begun here, or has ended. */
  watch(flowRunId: string, state: State | null): void;
}

/** In a flow run's context: the server that is told of it. */
const TRACKED = "trackedAt";

/**
 * A run store that tells a server what it is told. What is read comes from the store itself, so that a run goes on, and can be
 * resumed, without the server. A write is durable when the store has it and the tracker keeps it.
 */
export function trackedStore(store: RunStore, tracker: Tracker): RunStore {
  const taskRuns = new Map<string, TaskRun>();
  const times = new DistinctTimes();
  /** Task runs that stand for a flow run: the server gives them its states by itself. */
  const standing = new Set<string>();
  /** Flow runs without a state: the server has given them the first one. */
  const fresh = new Set<string>();

  /** Flow runs that the server was told of as paused. */
  const paused = new Set<string>();

  function taskRunOperation(run: TaskRun): Operation {
    const { state } = run;
    if (state === null) return { op: "task-run", run };
    return {
      op: "task-run",
      run: { ...run, state: { ...state, timestamp: times.after(run.id, state.timestamp) } },
    };
  }

  async function told(flowRunId: string, state: State): Promise<void> {
    tracker.watch(flowRunId, state);
    if (state.type === "PAUSED") paused.add(flowRunId);
    if (fresh.delete(flowRunId) && state.type === "PENDING") return;
    await tracker.add({ op: "flow-run-state", id: flowRunId, state });
  }

  async function toldAnswer(id: string, answer: Answer): Promise<Answer> {
    const entered = newState(answer);
    if (entered !== null) await told(id, entered);
    return answer;
  }

  /** Tells the server of a run that it may not know, or only the beginning of: what it has already it takes twice. */
  async function toldAll(run: FlowRun): Promise<void> {
    const parent = run.parentTaskRunId === null ? null : await store.taskRun(run.parentTaskRunId);
    await tracker.add({ op: "flow-run", run: newFlowRunOf(run), parent });
    const runs = await store.taskRuns(run.id);
    for (const each of runs) taskRuns.set(each.id, each);
    await Promise.all(runs.map((each) => tracker.add(taskRunOperation(each))));
  }

  function changed(change: TaskRunChange): TaskRun | null {
    const before = taskRuns.get(change.id);
    if (before === undefined) return null;
    const { name, runCount, startTime, endTime, totalRunTime, state, again } = change;
    const run = { ...before, ...again, name, runCount, startTime, endTime, totalRunTime, state };
    taskRuns.set(run.id, run);
    return run;
  }

  const own = {
    createFlowRun: async (given: NewFlowRun) => {
      const run = await store.createFlowRun({
        ...given,
        context: { ...given.context, [TRACKED]: tracker.url },
      });
      fresh.add(run.id);
      tracker.watch(run.id, null);
      const parent = run.parentTaskRunId === null ? null : (taskRuns.get(run.parentTaskRunId) ?? null);
      await tracker.add({ op: "flow-run", run: newFlowRunOf(run), parent });
      if (parent !== null) standing.add(parent.id);
      return run;
    },
    proposeFlowRunState: async (id: string, state: State, options?: { readonly force?: boolean }) => {
      const verdict = await tracker.verdict(id, state);
      if (verdict === null) return toldAnswer(id, await store.proposeFlowRunState(id, state, options));
      const entered = newState(verdict);
      if (entered !== null) {
        tracker.watch(id, entered);
        await store.proposeFlowRunState(id, entered, { force: true });
      }
      return verdict;
    },
    takeFlowRun: async (
      id: string,
      processId: string,
      state: State,
      options?: { readonly force?: boolean },
    ) => {
      const verdict = await tracker.verdict(id, state);
      const answer = await store.takeFlowRun(id, processId, state, options);
      if (answer.status !== "ACCEPT") return answer;
      const run = await store.flowRun(id);
      if (run !== null) await toldAll(run);
      if (verdict === null) return toldAnswer(id, answer);
      tracker.watch(id, state);
      return answer;
    },
    crashFlowRun: async (id: string, processId: string, state: State) => {
      const isCrashed = await store.crashFlowRun(id, processId, state);
      const run = isCrashed ? await store.flowRun(id) : null;
      if (run !== null && run.context[TRACKED] === tracker.url) {
        await toldAll(run);
        await tracker.add({ op: "flow-run-state", id, state });
      }
      return isCrashed;
    },
    renameFlowRun: async (id: string, name: string) => {
      await Promise.all([store.renameFlowRun(id, name), tracker.add({ op: "flow-run-name", id, name })]);
    },
    createTaskRun: async (run: TaskRun) => {
      taskRuns.set(run.id, run);
      await Promise.all([store.createTaskRun(run), tracker.add(taskRunOperation(run))]);
    },
    recordTaskRunState: async (change: TaskRunChange) => {
      const run = changed(change);
      await Promise.all([
        store.recordTaskRunState(change),
        ...(run === null || standing.has(run.id) ? [] : [tracker.add(taskRunOperation(run))]),
      ]);
    },
    log: async (lines: readonly LogLine[]) => {
      await Promise.all([store.log(lines), tracker.add({ op: "log", lines })]);
    },
    saveArtifact: async (artifact: Artifact) => {
      await Promise.all([store.saveArtifact(artifact), tracker.add({ op: "artifact", artifact })]);
    },
    takeSlots: async (tags: readonly string[], taskRunId: string, processId: string) => {
      const full = await store.takeSlots(tags, taskRunId, processId);
      if (full !== null) return full;
      const fullThere = await tracker.limits.take(tags, taskRunId);
      if (fullThere !== null) await store.releaseSlots(taskRunId);
      return fullThere;
    },
    releaseSlots: async (taskRunId: string) => {
      await Promise.all([store.releaseSlots(taskRunId), tracker.limits.release(taskRunId)]);
    },
    flowRun: async (id: string) => {
      const before = await store.flowRun(id);
      const isPaused = before?.state?.type === "PAUSED";
      if (isPaused && (await tracker.look(before))) paused.delete(id);
      const run = isPaused ? await store.flowRun(id) : before;
      // another process has resumed it here
      if (run?.state?.type === "RUNNING" && paused.delete(id)) await told(id, run.state);
      const asked = run === null ? null : tracker.cancelIsAsked(id);
      return run === null || asked === null || run.endTime !== null ? run : { ...run, state: asked };
    },
  } satisfies Partial<RunStore>;

  return { ...store, ...own };
}

function newFlowRunOf(run: FlowRun): Omit<NewFlowRun, "processId"> {
  const { id, name, created, tags, flowName, parameters, parentTaskRunId, deploymentId, policy, context } =
    run;
  return { id, name, created, tags, flowName, parameters, parentTaskRunId, deploymentId, policy, context };
}

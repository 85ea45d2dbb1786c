import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Plan } from "@nbflow/converter";
import type { Change, Client, ClientError, FlowRun, TaskRun } from "../client/index.js";
import { graphOf, type GraphNode } from "../model/graph.js";
import { isOver } from "../model/look.js";

export interface RunView {
  /** Null until it has come. */
  readonly run: FlowRun | null;
  readonly nodes: readonly GraphNode[];
  readonly plan: Plan | null;
  /** Why nothing is shown, or nothing new. */
  readonly error: ClientError | null;
  /** Reads it all again, as after something that was done here. */
  readonly refresh: () => void;
}

/** Changes that come within so many milliseconds are read at once. */
const TOGETHER_MS = 120;
/** While it runs, all of it is read now and then: events can be lost. */
const ALL_MS = 5000;

/** A flow run with its tasks, kept up to date while it is shown. */
export function useRun(client: Client, id: string): RunView {
  const [run, setRun] = useState<FlowRun | null>(null);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [tasks, setTasks] = useState<ReadonlyMap<string, TaskRun>>(new Map());
  const [error, setError] = useState<ClientError | null>(null);
  const asked = useRef<(change: Change) => void>(() => undefined);

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let all: ReturnType<typeof setTimeout> | null = null;
    let pending = { all: true, run: true, tasks: new Set<string>() };
    let reading = false;
    let hasPlan = false;
    let isEnded = false;
    setRun(null);
    setPlan(null);
    setTasks(new Map());
    setError(null);

    async function readNow(): Promise<void> {
      const wanted = pending;
      pending = { all: false, run: false, tasks: new Set() };
      const [flowRun, runs, found] = await Promise.all([
        wanted.run || wanted.all ? client.flowRun(id) : null,
        wanted.all
          ? client.taskRuns(id)
          : wanted.tasks.size > 0
            ? client.taskRuns(id, [...wanted.tasks].slice(0, 200))
            : null,
        hasPlan ? null : client.plan(id),
      ]);
      if (isGone) return;
      setError(null);
      if (flowRun !== null) {
        // what ended with the run is read once more, whole
        if (isOver(flowRun.state) && !isEnded && !wanted.all) pending.all = true;
        isEnded = isOver(flowRun.state);
        setRun(flowRun);
      }
      if (found !== null) {
        hasPlan = true;
        setPlan(found);
      }
      if (runs !== null) setTasks((before) => merged(wanted.all ? new Map() : before, runs));
    }

    function soon(): void {
      if (timer !== null || reading || isGone) return;
      timer = setTimeout(() => {
        timer = null;
        reading = true;
        readNow()
          .catch((failed: ClientError) => {
            if (!isGone) setError(failed);
            if (failed.code === "unreachable") pending.all = true;
          })
          .finally(() => {
            reading = false;
            if (pending.run || pending.tasks.size > 0) soon();
            else if (pending.all && !isGone) soon();
            if (all !== null) clearTimeout(all);
            if (!isEnded && !isGone) all = setTimeout(() => ask({ kind: "any" }), ALL_MS);
          });
      }, TOGETHER_MS);
    }

    function ask(change: Change): void {
      if (change.kind === "any") pending.all = true;
      else if (change.kind === "task-run") pending.tasks.add(change.id);
      else if (change.id === id) pending.run = true;
      // a subflow's states are those of its task run
      else pending.all = true;
      if (pending.tasks.size > 200) pending.all = true;
      soon();
    }

    asked.current = ask;
    soon();
    const stop = client.subscribe({ flowRunId: id }, ask);
    return () => {
      isGone = true;
      stop();
      if (timer !== null) clearTimeout(timer);
      if (all !== null) clearTimeout(all);
    };
  }, [client, id]);

  const nodes = useMemo(() => graphOf(plan, [...tasks.values()]), [plan, tasks]);
  const refresh = useCallback(() => asked.current({ kind: "any" }), []);
  return { run, nodes, plan, error, refresh };
}

function merged(
  before: ReadonlyMap<string, TaskRun>,
  runs: readonly TaskRun[],
): ReadonlyMap<string, TaskRun> {
  const all = new Map(before);
  for (const run of runs) all.set(run.id, run);
  return all;
}

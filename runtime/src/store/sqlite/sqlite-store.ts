import { dirname, join } from "node:path";
import { isTerminal, type Answer, type State } from "../../state/index.js";
import type { Artifact, FlowRun, LogLine, TaskRun } from "../records.js";
import type { NewFlowRun, RunStore, TaskRunChange } from "../run-store.js";
import { StoreError } from "../store-error.js";
import type { Connection } from "./connection.js";
import { isBusy } from "./errors.js";
import {
  cachedData,
  flowRunById,
  listArtifacts,
  listFlowRuns,
  listLogs,
  listRunsInProcess,
  listStates,
  listTaskRuns,
  resultByKey,
  taskRunById,
} from "./read-runs.js";
import type { Json } from "../../python/worker.js";
import { listLimits, releaseSlots, setLimit, slotHolders, takeSlots } from "./limits.js";
import { deleteRuns, listRunSizes, valueFiles } from "./prune.js";
import { sweepValues } from "./sweep-values.js";
import {
  crashRun,
  insertFlowRun,
  insertLog,
  insertTaskRun,
  proposeFlowRun,
  takeRun,
  updateTaskRun,
  upsertArtifact,
  upsertProcess,
} from "./write-runs.js";
import { syncFile } from "./sync-file.js";

/** The run store over an open file. */
export function sqliteStore(connection: Connection): RunStore {
  const { path, database, batch, prepare } = connection;
  const read = <Value>(query: () => Value): Promise<Value> => connection.read(query);
  const valuesFolder = join(dirname(path), "values");

  const flowRunNow = (id: string): FlowRun => {
    const run = flowRunById(prepare, id);
    if (run === null) throw new StoreError("store-failed", `There is no flow run ${id} in ${path}.`, path);
    return run;
  };

  return {
    location: path,
    createFlowRun: (run: NewFlowRun) => batch.addFor(() => insertFlowRun(prepare, run), false),
    valuesFolder,
    ...(connection.survives === "power" && { secureValue: (key: string) => syncFile(valuesFolder, key) }),
    proposeFlowRunState: (id: string, state: State, options) =>
      batch.addFor(
        (): Answer => proposeFlowRun(prepare, flowRunNow(id), state, options?.force === true),
        state.type !== "PENDING" && state.type !== "RUNNING",
      ),
    takeFlowRun: (id, processId, state, options) =>
      batch.addFor(() => takeRun(prepare, flowRunNow(id), processId, state, options?.force === true)),
    registerProcess: (process) => batch.add(() => upsertProcess(prepare, process)),
    forgetProcess: (id) =>
      batch.add(() => {
        prepare("DELETE FROM processes WHERE id = ?").run([id]);
        prepare("DELETE FROM concurrency_slots WHERE process_id = ?").run([id]);
      }),
    setConcurrencyLimit: (tag, slots) => batch.add(() => setLimit(prepare, tag, slots), true),
    concurrencyLimits: () => read(() => listLimits(prepare)),
    takeSlots: (tags, taskRunId, processId) =>
      batch.addFor(() => takeSlots(prepare, tags, taskRunId, processId), false),
    releaseSlots: (taskRunId) => batch.add(() => releaseSlots(prepare, taskRunId)),
    slotHolders: () => read(() => slotHolders(prepare)),
    cached: (key, now) => read(() => cachedData(prepare, key, now)),
    setFlowRunInput: (flowRunId, key, value) =>
      batch.add(
        () =>
          prepare(
            `INSERT INTO flow_run_inputs (flow_run_id, key, value) VALUES (?, ?, ?)
            ON CONFLICT (flow_run_id, key) DO UPDATE SET value = excluded.value`,
          ).run([flowRunId, key, JSON.stringify(value)]),
        true,
      ),
    flowRunInput: (flowRunId, key) =>
      read(() => {
        const row = prepare("SELECT value FROM flow_run_inputs WHERE flow_run_id = ? AND key = ?").all([
          flowRunId,
          key,
        ])[0];
        return row === undefined ? null : { value: JSON.parse(String(row["value"])) as Json };
      }),
    runsInProcess: () => read(() => listRunsInProcess(prepare)),
    crashFlowRun: (id, processId, state) =>
      batch.addFor(() => {
        const run = flowRunNow(id);
        return run.processId === processId && crashRun(prepare, run, state);
      }),
    renameFlowRun: (id, name) =>
      batch.add(() => prepare("UPDATE flow_runs SET name = ? WHERE id = ?").run([name, id])),
    createTaskRun: (run: TaskRun) => batch.add(() => insertTaskRun(prepare, run)),
    recordTaskRunState: (change: TaskRunChange) =>
      batch.add(() => updateTaskRun(prepare, change), isTerminal(change.state.type)),
    log: (lines: readonly LogLine[]) =>
      batch.add(() => {
        for (const line of lines) insertLog(prepare, line);
      }),
    saveArtifact: (artifact: Artifact) => batch.add(() => upsertArtifact(prepare, artifact)),
    flowRun: (id) => read(() => flowRunById(prepare, id)),
    flowRuns: (filter = {}) => read(() => listFlowRuns(prepare, filter)),
    taskRun: (id) => read(() => taskRunById(prepare, id)),
    taskRuns: (flowRunId) => read(() => listTaskRuns(prepare, flowRunId)),
    result: (key) => read(() => resultByKey(prepare, key)),
    states: (of) => read(() => listStates(prepare, of)),
    logs: (filter) => read(() => listLogs(prepare, filter)),
    artifacts: (filter) => read(() => listArtifacts(prepare, filter)),
    runSizes: () => read(() => listRunSizes(prepare)),
    deleteFlowRuns: async (ids) => {
      const gone = await batch.addFor(() => deleteRuns(prepare, ids, new Date()));
      await sweepValues(valuesFolder, await read(() => valueFiles(prepare)));
      return gone;
    },
    compact: () =>
      read(() => {
        try {
          database.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
          return true;
        } catch (error) {
          if (isBusy(error)) return false;
          throw error;
        }
      }),
    flush: () => batch.flush(),
    close: () => connection.close(),
  };
}

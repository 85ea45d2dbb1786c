import type { Answer, State } from "../../state/index.js";
import type { Artifact, FlowRun, LogLine, TaskRun } from "../records.js";
import type { NewFlowRun, RunStore, TaskRunChange } from "../run-store.js";
import { StoreError } from "../store-error.js";
import { statementCache, type Database } from "./database.js";
import { storeError } from "./errors.js";
import {
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
import { WriteBatch } from "./write-batch.js";
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

/** The run store over an open, migrated SQLite file. */
export function sqliteStore(database: Database, path: string): RunStore {
  const prepare = statementCache(database);
  const batch = new WriteBatch(database, path);
  let closing: Promise<void> | null = null;

  async function read<Value>(query: () => Value): Promise<Value> {
    await batch.flush();
    if (closing !== null) throw new StoreError("store-closed", `${path} has been closed.`, path);
    try {
      return query();
    } catch (error) {
      throw storeError(error, path, "read");
    }
  }

  async function shut(): Promise<void> {
    try {
      await batch.flush();
    } finally {
      batch.close();
      database.close();
    }
  }

  const flowRunNow = (id: string): FlowRun => {
    const run = flowRunById(prepare, id);
    if (run === null) throw new StoreError("store-failed", `There is no flow run ${id} in ${path}.`, path);
    return run;
  };

  return {
    location: path,
    createFlowRun: (run: NewFlowRun) => batch.addFor(() => insertFlowRun(prepare, run)),
    proposeFlowRunState: (id: string, state: State, options) =>
      batch.addFor((): Answer => proposeFlowRun(prepare, flowRunNow(id), state, options?.force === true)),
    takeFlowRun: (id, processId, state, options) =>
      batch.addFor(() => takeRun(prepare, flowRunNow(id), processId, state, options?.force === true)),
    registerProcess: (process) => batch.add(() => upsertProcess(prepare, process)),
    forgetProcess: (id) => batch.add(() => prepare("DELETE FROM processes WHERE id = ?").run([id])),
    runsInProcess: () => read(() => listRunsInProcess(prepare)),
    crashFlowRun: (id, processId, state) =>
      batch.addFor(() => {
        const run = flowRunNow(id);
        return run.processId === processId && crashRun(prepare, run, state);
      }),
    renameFlowRun: (id, name) =>
      batch.add(() => prepare("UPDATE flow_runs SET name = ? WHERE id = ?").run([name, id])),
    createTaskRun: (run: TaskRun) => batch.add(() => insertTaskRun(prepare, run)),
    recordTaskRunState: (change: TaskRunChange) => batch.add(() => updateTaskRun(prepare, change)),
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
    flush: () => batch.flush(),
    close: () => (closing ??= shut()),
  };
}

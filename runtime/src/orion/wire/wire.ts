import type { State } from "../../state/index.js";
import type { Artifact, LogLine, TaskRun } from "../../store/index.js";
import type { CallOptions } from "../client/index.js";
import type { Operation } from "../outbox/operation.js";

/** The server's id of a flow run of ours. */
export type IdOf = (flowRunId: string) => string;

/**
 * How a version of the API is told what has happened. With `again`, the same may have been sent before without an answer, and
 * must not be there twice. Each throws ApiError.
 */
export interface Wire {
  /** Whether the server has a flow run under the id that it has here: then it reads the same store. */
  hasOurFlowRun(id: string, options?: CallOptions): Promise<boolean>;
  /** Makes a flow run, or finds the one that was made for the same run before; gives the server's id. */
  createFlowRun(
    operation: Extract<Operation, { op: "flow-run" }>,
    idOf: IdOf,
    options?: CallOptions,
  ): Promise<string>;
  /** Sets a state, whatever the server's rules say: it is what has happened. */
  recordFlowRunState(id: string, state: State, again: boolean, options?: CallOptions): Promise<void>;
  renameFlowRun(id: string, name: string, options?: CallOptions): Promise<void>;
  recordTaskRuns(runs: readonly TaskRun[], idOf: IdOf, options?: CallOptions): Promise<void>;
  /** Those of the task runs, all of one flow run, that the server does not have, or has in an older state. */
  missingTaskRuns(id: string, runs: readonly TaskRun[], options?: CallOptions): Promise<readonly TaskRun[]>;
  log(lines: readonly LogLine[], idOf: IdOf, again: boolean, options?: CallOptions): Promise<void>;
  saveArtifact(artifact: Artifact, idOf: IdOf, again: boolean, options?: CallOptions): Promise<void>;
}

import type { State } from "../../state/index.js";
import type { Artifact, LogLine, NewFlowRun, TaskRun } from "../../store/index.js";

/** A write that a server is still to have, with all that it needs to be told. One line of a journal. */
export type Operation =
  | {
      readonly op: "flow-run";
      readonly run: Omit<NewFlowRun, "processId">;
      /** The task run that stands for it in the flow that called it. */
      readonly parent: TaskRun | null;
    }
  | { readonly op: "flow-run-state"; readonly id: string; readonly state: State }
  | { readonly op: "flow-run-name"; readonly id: string; readonly name: string }
  /** A task run with the state that it has come to. */
  | { readonly op: "task-run"; readonly run: TaskRun }
  | { readonly op: "log"; readonly lines: readonly LogLine[] }
  | { readonly op: "artifact"; readonly artifact: Artifact };

/** What the first line of a journal says. */
export interface JournalHead {
  readonly journal: 1;
  /** The API's address; its key is in no file of ours but the profiles'. */
  readonly url: string;
  readonly process: import("../../platform/index.js").ProcessIdentity;
  /** Flow runs that the server made, and that have its ids here too. */
  readonly assigned: readonly string[];
}

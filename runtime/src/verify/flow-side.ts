import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { GroupMode, Notebook, Plan } from "@nbflow/converter";
import { findFlow, loadScript } from "../bundle/index.js";
import { CELL_ARTIFACT, createEngine, describeError, RunError, type FlowFunction } from "../engine/index.js";
import { isFlow } from "../flow/flow.js";
import { startWorker } from "../python/index.js";
import { recordsOf } from "../report/index.js";
import type { RunStore } from "../store/index.js";
import { readVariables } from "./fingerprint.js";
import { policyOf, type Order } from "./order.js";
import type { Placed, RunResult } from "./run-result.js";
import { VerifyError } from "./verify-error.js";
import { withFingerprint } from "./with-fingerprint.js";

/** A notebook's flow, ready to run in any order that its plan allows. */
export interface FlowSide {
  readonly plan: Plan;
  readonly flow: FlowFunction;
}

export interface Conversion {
  readonly text: string;
  /** The notebook's file name. */
  readonly name: string;
  readonly group: GroupMode;
  /** Changes the plan before the flow is written: a test's way to a wrong one. */
  readonly replan?: ((plan: Plan) => Plan) | undefined;
}

/**
 * Converts a notebook and compiles its flow.
 * @throws VerifyError where it is not in Python, and what the converter throws for what is no notebook.
 */
export async function flowSideOf(given: Conversion, folder: string): Promise<FlowSide> {
  const { createConverter } = await import("@nbflow/converter");
  const converter = await createConverter();
  const notebook: Notebook = converter.read(given.text, { name: given.name });
  if (notebook.language !== "python") {
    throw new VerifyError(
      "not-python",
      `${given.name} is written in ${notebook.language === "typescript" ? "TypeScript" : "JavaScript"}.`,
      "nbflow verify compares notebooks in Python.",
    );
  }
  const made = converter.plan(notebook, { group: given.group });
  const plan = given.replan?.(made) ?? made;
  const { text } = converter.emit(plan, notebook, { notebookPath: given.name });
  const path = join(folder, given.name.replace(/\.ipynb$/u, ".flow.ts"));
  return { plan, flow: findFlow(await loadScript({ path, text }), null, isFlow) };
}

/**
 * Where tasks run that may run in forks. `home`: in the notebook's own process. `apart`: in forks, one after the other. `beside`: in
 * forks, while that process and other forks run.
 */
export type Placing = "home" | "apart" | "beside";

export interface FlowRunOptions {
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
  /** A folder for compiled modules. */
  readonly pycache: string;
  readonly store: RunStore;
  /** A copy of the notebook's folder: it is the run's own. */
  readonly folder: string;
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly onCell: (cell: number) => void;
  readonly placing: Placing;
}

/** Runs the flow in an order. @throws VerifyError where it could not run at all. */
export async function runInOrder(
  { plan, flow }: FlowSide,
  order: Order,
  options: FlowRunOptions,
): Promise<RunResult> {
  const { executable, env, pycache, store, folder, scratch, signal, onCell, placing } = options;
  const prints = join(scratch, "variables.json");
  await rm(prints, { force: true });
  let stopped: number | null = null;
  const placed: Placed[] = [];
  const engine = createEngine({
    store,
    policy: policyOf(order),
    placement: placing === "home" ? { workers: 1 } : { place: placing },
    startPython: () =>
      withFingerprint(startWorker({ executable, folder, env, pycache }), prints, () => signal.aborted),
    observe(event) {
      if (event.type === "cell-started") onCell(event.cell);
      if (event.type === "task-placed" && placing !== "home") placed.push(event);
      // beside a fork a later cell may fail before an earlier one, at which the notebook stops
      if (event.type === "cell-ended" && event.failed) stopped = Math.min(stopped ?? Infinity, event.cell);
    },
  });
  const outcome = await engine.run(flow, { signal });
  signal.throwIfAborted();
  const ranToItsEnd = outcome.state.type === "COMPLETED" || isErrorShown(outcome.error);
  if (!ranToItsEnd && stopped === null) {
    throw new VerifyError("no-flow-run", `The flow could not run: ${describeError(outcome.error)}`);
  }
  const artifacts = await store.artifacts({ flowRunId: outcome.flowRun.id, type: CELL_ARTIFACT });
  const ran = recordsOf(artifacts, []).flatMap(({ cell, ran: given }) =>
    given === null ? [] : [[cell, given.outputs] as const],
  );
  return {
    // a flow without cells of its own starts no worker
    cells: new Map(ran),
    stopped,
    variables: plan.tasks.length === 0 ? {} : await readVariables(prints),
    placed: placed.map(({ cells, apart: inFork, why }) => ({ cells, apart: inFork, why })),
  };
}

/** The notebook's own run goes on after such an error too. */
function isErrorShown(error: unknown): boolean {
  return error instanceof RunError && error.code === "error-shown";
}

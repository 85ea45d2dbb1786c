import type { EngineEvent } from "../../../src/engine/events.js";
import { makeState, type State, type StateType } from "../../../src/state/index.js";

/** When the run of these tests began. */
export const START = Date.parse("2026-03-01T10:00:00.000Z");

const at = (milliseconds: number | undefined) =>
  milliseconds === undefined ? null : new Date(START + milliseconds).toISOString();

const record = (id: string, name: string, state: State) => ({
  id,
  name,
  created: new Date(START).toISOString(),
  tags: [],
  state,
  runCount: 1,
  expectedStartTime: null,
  policy: { retries: 0, retryDelay: [] },
});

export function flowRunState(type: StateType): EngineEvent {
  const state = makeState(type, new Date(START));
  const flowRun = {
    ...record("run", "brisk-otter", state),
    startTime: at(0),
    endTime: null,
    totalRunTime: 0,
    flowId: "flow",
    flowName: "penguins",
    parameters: {},
    parentTaskRunId: null,
    deploymentId: null,
    processId: null,
    context: {},
  };
  return { type: "flow-run-state", flowRun, state };
}

export function taskRunState(
  name: string,
  type: StateType,
  { started, ended, message }: { started?: number; ended?: number; message?: string } = {},
): EngineEvent {
  const state = makeState(type, new Date(START), { message: message ?? null });
  const taskRun = {
    ...record(name, name, state),
    startTime: at(started),
    endTime: at(ended),
    totalRunTime: ((ended ?? 0) - (started ?? 0)) / 1000,
    flowRunId: "run",
    taskKey: name,
    dynamicKey: "0",
    taskInputs: {},
    flowRunRunCount: 1,
    inputKey: "",
    version: "",
  };
  return { type: "task-run-state", taskRun, state };
}

export function printed(taskRunId: string, text: string): EngineEvent {
  const output = { output_type: "stream", name: "stdout", text } as const;
  return { type: "cell-output", flowRunId: "run", taskRunId, cell: 1, output };
}

import type { State, StateDetails } from "../../state/index.js";
import type { TaskRun } from "../../store/index.js";
import type { IdOf } from "./wire.js";

/** A change of a task run's state as Prefect 3 is told of it: its id becomes the state's. */
export function taskRunEvent(run: TaskRun, state: State, idOf: IdOf): object {
  return {
    id: state.id,
    occurred: state.timestamp,
    event: `prefect.task-run.${state.name}`,
    resource: {
      "prefect.resource.id": `prefect.task-run.${run.id}`,
      "prefect.resource.name": run.name,
      "prefect.run-count": String(run.runCount),
      "prefect.state-type": state.type,
      "prefect.state-name": state.name,
      "prefect.state-message": state.message ?? "",
      "prefect.state-timestamp": state.timestamp,
      "prefect.orchestration": "client",
    },
    related: [
      {
        "prefect.resource.id": `prefect.flow-run.${idOf(run.flowRunId)}`,
        "prefect.resource.role": "flow-run",
      },
    ],
    payload: {
      intended: { from: null, to: state.type },
      initial_state: null,
      validated_state: {
        type: state.type,
        name: state.name,
        message: state.message,
        state_details: apiDetails(state.details, idOf),
        data: null,
      },
      task_run: fieldsOf(run),
    },
  };
}

/** A state as the API takes it; what a flow gave stays here. */
export function apiState({ id, type, name, message, details }: State): object {
  return {
    type,
    name,
    message,
    data: null,
    state_details: { ...apiDetails(details, (same) => same), transition_id: id },
  };
}

function fieldsOf(run: TaskRun): object {
  return {
    name: run.name,
    task_key: run.taskKey,
    dynamic_key: run.dynamicKey,
    empirical_policy: policyOf(run),
    tags: run.tags,
    labels: {},
    task_inputs: run.taskInputs,
    run_count: run.runCount,
    flow_run_run_count: run.flowRunRunCount,
    expected_start_time: run.expectedStartTime,
    start_time: run.startTime,
    end_time: run.endTime,
    total_run_time: run.totalRunTime,
  };
}

function policyOf({ policy }: TaskRun): object {
  return { retries: policy.retries, retry_delay: policy.retryDelay };
}

/** Only what the API knows: it refuses a state with other details. */
function apiDetails(details: StateDetails, idOf: IdOf): object {
  const { scheduledTime, childFlowRunId, pauseKey, pauseTimeout, pauseReschedule, cacheKey, retriable } =
    details;
  const { runInputKeyset } = details;
  return {
    ...(scheduledTime === undefined ? {} : { scheduled_time: scheduledTime }),
    ...(childFlowRunId === undefined ? {} : { child_flow_run_id: idOf(childFlowRunId) }),
    ...(pauseKey === undefined ? {} : { pause_key: pauseKey }),
    ...(pauseTimeout === undefined ? {} : { pause_timeout: pauseTimeout }),
    ...(pauseReschedule === undefined ? {} : { pause_reschedule: pauseReschedule }),
    ...(runInputKeyset === undefined ? {} : { run_input_keyset: runInputKeyset }),
    ...(cacheKey === undefined ? {} : { cache_key: cacheKey }),
    ...(retriable === undefined ? {} : { retriable }),
  };
}

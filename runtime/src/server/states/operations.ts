import { Type } from "typebox";
import { stateOf, STATE_OF_RUN } from "../../store/sqlite/index.js";
import type { Db } from "../data/db.js";
import { maybe, text } from "../data/columns.js";
import { notFound } from "../http/api-error.js";
import { resource, type Operation } from "../http/operation.js";
import { uuid } from "../schema/kit.js";
import { STATE, STATES } from "./schema.js";
import { stateToWire } from "./wire.js";

/** The states that runs have had. */
export const stateOperations: readonly Operation[] = [
  ...of("flow", "flow_run_states", "Flow Run States"),
  ...of("task", "task_run_states", "Task Run States"),
];

function of(
  kind: "flow" | "task",
  table: "flow_run_states" | "task_run_states",
  tag: string,
): readonly Operation[] {
  const { reads } = resource(tag);
  const id = `${kind}_run_id`;
  return [
    reads("get", `/${table}/{id}`, {
      summary: `Read a ${kind} run's state.`,
      answers: { 200: STATE },
      act: (db, { params }) => {
        const [state] = find(db, "s.id = ?", params["id"] ?? "");
        if (state === undefined) throw notFound(`${kind === "flow" ? "Flow" : "Task"} run state`);
        return state;
      },
    }),
    reads("get", `/${table}/`, {
      summary: `Read the states of a ${kind} run, the oldest first.`,
      query: Type.Object({ [id]: uuid() }),
      answers: { 200: STATES },
      act: (db, { query }) =>
        find(db, "s.run_id = ?", String((query as Readonly<Record<string, unknown>>)[id])),
    }),
  ];

  function find(db: Db, condition: string, value: string) {
    const flowRunId =
      kind === "flow" ? "s.run_id" : "(SELECT flow_run_id FROM task_runs WHERE id = s.run_id)";
    return db
      .all(
        `SELECT s.run_id, ${flowRunId} AS flow_run_id, ${STATE_OF_RUN} FROM ${table} s WHERE ${condition} ORDER BY s.timestamp, s.id`,
        value.toLowerCase(),
      )
      .map((row) =>
        stateToWire(stateOf(row), {
          flowRunId: maybe(row, "flow_run_id"),
          taskRunId: kind === "task" ? text(row, "run_id") : null,
        }),
      );
  }
}

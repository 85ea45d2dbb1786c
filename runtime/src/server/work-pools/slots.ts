import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { maybe as maybeText, maybeCount, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { secondsBetween } from "../data/instant.js";
import { paged } from "../http/page.js";
import { list, maybe, moment, named, opt, uuid } from "../schema/kit.js";
import { ACTIVE, activeSlots, queuesOf } from "../work-queues/rows.js";
import { poolSlots } from "./rows.js";

const SUMMARY = named(
  "FlowRunSlotSummary",
  Type.Object({
    id: uuid(),
    name: Type.String(),
    state_type: Type.String(),
    state_name: Type.String(),
    state_timestamp: maybe(moment()),
    start_time: maybe(moment()),
    time_in_current_state: maybe(Type.Number()),
  }),
);
const counts = { active_slots: Type.Integer(), concurrency_limit: maybe(Type.Integer()) };
const pages = { count: Type.Integer(), limit: Type.Integer(), pages: Type.Integer(), page: Type.Integer() };

export const QUEUE_SLOTS = named(
  "WorkQueueConcurrencyStatus",
  Type.Object({ ...counts, flow_runs: opt(list(SUMMARY)), ...pages }),
);
export const POOL_STATUS = named(
  "WorkPoolConcurrencyStatus",
  Type.Object({
    ...counts,
    queues: opt(
      list(
        named(
          "WorkQueueConcurrencyStatusDetail",
          Type.Object({
            queue_id: uuid(),
            queue_name: Type.String(),
            ...counts,
            flow_runs: opt(list(SUMMARY)),
            flow_run_count: maybe(Type.Integer()),
          }),
        ),
      ),
    ),
    ...pages,
  }),
);

/** Which runs hold the slots of a queue. */
export function slotsOfQueue(
  db: Db,
  queue: SqlRow,
  asked: { readonly page?: number; readonly limit?: number },
) {
  const id = text(queue, "id");
  const active = activeSlots(db, id);
  const { results, ...rest } = paged(asked, active, (limit, offset) => summaries(db, id, limit, offset));
  return {
    active_slots: active,
    concurrency_limit: maybeCount(queue, "concurrency_limit"),
    flow_runs: results,
    ...rest,
  };
}

/** Which runs hold the slots of a pool, by its queues. */
export function slotsOfPool(
  db: Db,
  pool: SqlRow,
  asked: { readonly page?: number; readonly limit?: number; readonly flow_run_limit?: number },
) {
  const queues = queuesOf(db, text(pool, "id"));
  const { results, ...rest } = paged(asked, queues.length, (limit, offset) =>
    queues.slice(offset, offset + limit).map((queue) => {
      const id = text(queue, "id");
      const active = activeSlots(db, id);
      return {
        queue_id: id,
        queue_name: text(queue, "name"),
        active_slots: active,
        concurrency_limit: maybeCount(queue, "concurrency_limit"),
        flow_runs: summaries(db, id, asked.flow_run_limit ?? 10, 0),
        flow_run_count: active,
      };
    }),
  );
  return {
    active_slots: poolSlots(db, text(pool, "id")),
    concurrency_limit: maybeCount(pool, "concurrency_limit"),
    queues: results,
    ...rest,
  };
}

function summaries(db: Db, queueId: string, limit: number, offset: number) {
  return db
    .all(
      `SELECT id, name, state_type, state_name, state_timestamp, start_time FROM flow_runs WHERE work_queue_id = ?
        AND state_type IN ${ACTIVE} ORDER BY id LIMIT ? OFFSET ?`,
      queueId,
      limit,
      offset,
    )
    .map((row) => ({
      id: text(row, "id"),
      name: text(row, "name"),
      state_type: text(row, "state_type"),
      state_name: text(row, "state_name"),
      state_timestamp: text(row, "state_timestamp"),
      start_time: maybeText(row, "start_time"),
      time_in_current_state: Math.max(0, secondsBetween(text(row, "state_timestamp"), db.now)),
    }));
}

import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { instant } from "../data/instant.js";
import { newId, type Db } from "../data/db.js";
import { maybe as maybeText, text } from "../data/columns.js";
import { condition, joined, type Condition } from "../filters/condition.js";
import { criterion, filter, ids, isAny, isNull, times } from "../filters/criteria.js";
import { findRows } from "../filters/find.js";
import { Reply, resource } from "../http/operation.js";
import { notFound } from "../http/api-error.js";
import {
  common,
  fields,
  given,
  int,
  json,
  limit,
  list,
  maybe,
  moment,
  named,
  offset,
  oneOf,
  opt,
  strict,
  uuid,
} from "../schema/kit.js";

const { reads, writes } = resource("Logs");

const LOG = named(
  "Log",
  Type.Object({
    ...common,
    name: Type.String(),
    level: int(),
    message: Type.String(),
    timestamp: moment(),
    flow_run_id: maybe(uuid()),
    task_run_id: maybe(uuid()),
  }),
);
const LOG_CREATE = named(
  "LogCreate",
  strict({
    name: Type.String(),
    level: int(),
    message: Type.String(),
    timestamp: given(),
    flow_run_id: maybe(uuid()),
    task_run_id: maybe(uuid()),
  }),
);

/** Words that a line must have, words after a minus that it must not. */
const words = (column: string) => (asked: { readonly query: string }) => {
  const parts = [...asked.query.matchAll(/-?"[^"]*"|\S+/gu)].map(([part]) => part);
  return joined(
    parts.map((part) => {
      const isNot = part.startsWith("-") && part.length > 1;
      const word = (isNot ? part.slice(1) : part).replaceAll('"', "");
      return condition(`instr(lower(${column}), lower(?)) ${isNot ? "= 0" : "> 0"}`, word);
    }),
    "AND",
  );
};

export const LOGS = filter("LogFilter", {
  level: criterion({
    ge_: [int(), (least: number) => condition("l.level >= ?", least)],
    le_: [int(), (most: number) => condition("l.level <= ?", most)],
  }),
  timestamp: times("l.timestamp", false),
  flow_run_id: ids("l.flow_run_id", "any_"),
  task_run_id: criterion({
    any_: [list(uuid()), isAny("l.task_run_id")],
    is_null_: [Type.Boolean(), isNull("l.task_run_id")],
  }),
  text: { schema: strict({ query: Type.String({ maxLength: 200 }) }), ask: words("l.message") },
});

export const logOperations = [
  writes("post", "/logs/", {
    summary: "Write log lines.",
    body: list(LOG_CREATE),
    answers: { 201: json() },
    act: (db, { body }) => {
      for (const line of body) {
        db.run(
          "INSERT INTO logs (id, name, level, message, timestamp, flow_run_id, task_run_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
          newId(),
          line.name,
          line.level,
          line.message,
          instant(line.timestamp) ?? db.now,
          line.flow_run_id?.toLowerCase() ?? null,
          line.task_run_id?.toLowerCase() ?? null,
        );
      }
      return null;
    },
  }),
  reads("post", "/logs/filter", {
    summary: "Read log lines.",
    body: fields({
      sort: opt(oneOf("TIMESTAMP_ASC", "TIMESTAMP_DESC")),
      offset: offset(),
      limit: limit(),
      logs: maybe(LOGS.schema),
    }),
    answers: { 200: list(LOG) },
    act: (db, { body }) => findLogs(db, LOGS.ask(body.logs), body.sort, body.limit, body.offset),
  }),
  reads("get", "/flow_runs/{id}/logs/download", {
    summary: "Read a flow run's log as a table of comma-separated values.",
    answers: { 200: Type.String() },
    media: "text/csv",
    act: (db, { params }) => {
      const run = db.get("SELECT name FROM flow_runs WHERE id = ?", params["id"] ?? "");
      if (run === null) throw notFound("Flow run");
      const rows = db.all(
        "SELECT * FROM logs WHERE flow_run_id = ? ORDER BY timestamp, id",
        params["id"] ?? "",
      );
      const lines = rows.map((row) =>
        [
          text(row, "timestamp"),
          text(row, "level"),
          text(row, "flow_run_id"),
          text(row, "task_run_id"),
          text(row, "message"),
        ]
          .map(quoted)
          .join(","),
      );
      return new Reply(200, ["timestamp,level,flow_run_id,task_run_id,message", ...lines, ""].join("\r\n"), {
        "Content-Disposition": `attachment; filename=${text(run, "name").replaceAll(/[^\w.-]/gu, "_")}-logs.csv`,
      });
    },
  }),
];

function findLogs(db: Db, asked: Condition | null, sort = "TIMESTAMP_ASC", limit = 200, offset = 0) {
  const way = sort === "TIMESTAMP_DESC" ? "DESC" : "ASC";
  return findRows(db, "SELECT l.* FROM logs l", asked, `l.timestamp ${way}, l.id ${way}`, {
    limit,
    offset,
  }).map(logToWire);
}

export function logToWire(row: SqlRow): Readonly<Record<string, unknown>> {
  const timestamp = text(row, "timestamp");
  return {
    id: text(row, "id"),
    created: timestamp,
    updated: timestamp,
    name: text(row, "name"),
    level: Number(row["level"]),
    message: text(row, "message"),
    timestamp,
    flow_run_id: maybeText(row, "flow_run_id"),
    task_run_id: maybeText(row, "task_run_id"),
  };
}

function quoted(value: string): string {
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

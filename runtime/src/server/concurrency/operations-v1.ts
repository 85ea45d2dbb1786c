import { Type } from "typebox";
import type { Db } from "../data/db.js";
import { ApiError, found, notFound } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import { common, fields, json, limit, list, maybe, named, offset, opt, strict, uuid } from "../schema/kit.js";
import { text } from "../data/columns.js";
import {
  allLimits,
  createLimit,
  deleteLimit,
  giveSlots,
  limitById,
  limitByName,
  TAG,
  takeSlots,
  updateLimit,
  type Limit,
} from "./limits.js";
import { MINIMAL, minimal } from "./operations-v2.js";

const { reads, writes } = resource("Concurrency Limits");
const TAG_LIMIT = named(
  "ConcurrencyLimit",
  Type.Object({
    ...common,
    tag: Type.String(),
    concurrency_limit: Type.Integer(),
    active_slots: opt(list(uuid())),
  }),
);
const NAMES = Type.Array(Type.String(), { maxItems: 1000 });

/** Limits of tags, as clients before 3.0 set them. */
export const tagLimitOperations = [
  writes("post", "/concurrency_limits/", {
    summary: "Set a tag's limit.",
    role: "admin",
    body: named(
      "ConcurrencyLimitCreate",
      strict({
        tag: Type.String({ minLength: 1 }),
        concurrency_limit: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
      }),
    ),
    answers: { 200: TAG_LIMIT },
    act: (db, { body }) => {
      const name = `${TAG}${body.tag}`;
      const before = limitByName(db, name);
      if (before === null) return toWire(db, createLimit(db, { name, limit: body.concurrency_limit }));
      updateLimit(db, before, { limit: body.concurrency_limit });
      return toWire(db, known(db, name));
    },
  }),
  reads("post", "/concurrency_limits/filter", {
    summary: "Read the limits of tags.",
    body: fields({ offset: offset(), limit: limit() }),
    answers: { 200: list(TAG_LIMIT) },
    act: (db, { body }) => {
      const from = body.offset ?? 0;
      return allLimits(db)
        .filter((one) => one.name.startsWith(TAG))
        .slice(from, from + (body.limit ?? 200))
        .map((one) => toWire(db, one));
    },
  }),
  writes("post", "/concurrency_limits/increment", {
    summary: "Take a slot of tags' limits for a task run, all or none.",
    body: fields({ names: NAMES, task_run_id: uuid() }),
    answers: { 200: list(MINIMAL) },
    act: (db, { body }) => {
      const names = body.names.map((name) => `${TAG}${name}`);
      const run = body.task_run_id.toLowerCase();
      const outcome = takeSlots(db, names, 1, { leaseId: run, runId: run });
      if (!("full" in outcome)) return outcome.taken.map(minimal);
      const tag = outcome.full.name.slice(TAG.length);
      if (outcome.full.limit === 0) {
        throw new ApiError(
          423,
          `The concurrency limit on tag "${tag}" is 0 and will deadlock if the task tries to run again.`,
        );
      }
      throw new ApiError(
        423,
        `Concurrency limit for the ${tag} tag has been reached`,
        { detail: `Concurrency limit for the ${tag} tag has been reached` },
        {
          "Retry-After": "30",
        },
      );
    },
  }),
  writes("post", "/concurrency_limits/decrement", {
    summary: "Give a task run's slots of tags' limits back.",
    body: fields({ names: NAMES, task_run_id: uuid() }),
    answers: { 200: list(MINIMAL) },
    act: (db, { body }) =>
      giveSlots(
        db,
        body.names.map((name) => `${TAG}${name}`),
        1,
        { runId: body.task_run_id.toLowerCase() },
      ).map(minimal),
  }),
  reads("get", "/concurrency_limits/tag/{tag}", {
    summary: "Read a tag's limit.",
    answers: { 200: TAG_LIMIT },
    act: (db, { params }) => toWire(db, known(db, `${TAG}${params["tag"] ?? ""}`)),
  }),
  writes("post", "/concurrency_limits/tag/{tag}/reset", {
    summary: "Say which task runs hold a tag's slots; default: none.",
    role: "admin",
    body: fields({ slot_override: maybe(list(uuid())) }),
    answers: { 200: json() },
    act: (db, { params, body }) => {
      const tag = params["tag"] ?? "";
      known(db, `${TAG}${tag}`);
      db.run("DELETE FROM concurrency_slots WHERE tag = ?", tag);
      for (const run of body.slot_override ?? [])
        takeSlots(db, [`${TAG}${tag}`], 1, { leaseId: run, runId: run.toLowerCase() });
      return null;
    },
  }),
  writes("delete", "/concurrency_limits/tag/{tag}", {
    summary: "Delete a tag's limit.",
    role: "admin",
    answers: { 200: json() },
    act: (db, { params }) => {
      deleteLimit(db, known(db, `${TAG}${params["tag"] ?? ""}`));
      return null;
    },
  }),
  reads("get", "/concurrency_limits/{id}", {
    summary: "Read a tag's limit by its id.",
    answers: { 200: TAG_LIMIT },
    act: (db, { params }) => toWire(db, knownId(db, params["id"])),
  }),
  writes("delete", "/concurrency_limits/{id}", {
    summary: "Delete a tag's limit by its id.",
    role: "admin",
    answers: { 200: json() },
    act: (db, { params }) => {
      deleteLimit(db, knownId(db, params["id"]));
      return null;
    },
  }),
];

function known(db: Db, name: string): Limit {
  return found(limitByName(db, name), "Concurrency limit");
}

function knownId(db: Db, id = ""): Limit {
  const found = limitById(db, id);
  if (found === null || !found.name.startsWith(TAG)) throw notFound("Concurrency limit");
  return found;
}

function toWire(db: Db, one: Limit) {
  const tag = one.name.slice(TAG.length);
  return {
    id: one.id,
    created: one.created,
    updated: one.updated,
    tag,
    concurrency_limit: one.limit,
    active_slots: db
      .all("SELECT task_run_id FROM concurrency_slots WHERE tag = ? AND task_run_id NOT LIKE '%#%'", tag)
      .map((row) => text(row, "task_run_id")),
  };
}

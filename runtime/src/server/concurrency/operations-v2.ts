import { Type } from "typebox";
import type { Db } from "../data/db.js";
import { ApiError, found } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import {
  common,
  fields,
  limit,
  list,
  maybe,
  named,
  offset,
  oneOf,
  opt,
  safeName,
  strict,
  uuid,
} from "../schema/kit.js";
import { giveLease, renewLease, takeLease } from "./leases.js";
import {
  allLimits,
  createLimit,
  deleteLimit,
  giveSlots,
  limitById,
  limitByName,
  retryAfter,
  takeSlots,
  updateLimit,
  type Limit,
} from "./limits.js";

const { reads, writes } = resource("Concurrency Limits V2");
const COUNT = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const SLOTS = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const SECONDS = Type.Number({ minimum: 60, maximum: 86_400, default: 300 });
const NAMES = Type.Array(Type.String(), { maxItems: 1000 });
const MODE = opt(oneOf("concurrency", "rate_limit"));

const LIMIT = named(
  "ConcurrencyLimitV2",
  Type.Object({
    ...common,
    active: opt(Type.Boolean()),
    name: Type.String(),
    limit: Type.Integer(),
    active_slots: opt(Type.Integer()),
    denied_slots: opt(Type.Integer()),
    slot_decay_per_second: opt(Type.Number()),
    avg_slot_occupancy_seconds: opt(Type.Number()),
  }),
);
export const GLOBAL = named(
  "GlobalConcurrencyLimitResponse",
  Type.Object({
    ...common,
    active: opt(Type.Boolean()),
    name: Type.String(),
    limit: Type.Integer(),
    active_slots: Type.Integer(),
    slot_decay_per_second: opt(Type.Number()),
  }),
);
export const MINIMAL = named(
  "MinimalConcurrencyLimitResponse",
  Type.Object({ id: uuid(), name: Type.String(), limit: Type.Integer() }),
);
const change = {
  active: maybe(Type.Boolean()),
  active_slots: maybe(COUNT),
  denied_slots: maybe(COUNT),
  slot_decay_per_second: maybe(Type.Number({ minimum: 0 })),
};

/** Limits by name, their slots, and leases of them. */
export const limitOperations = [
  writes("post", "/v2/concurrency_limits/", {
    summary: "Create a limit.",
    role: "admin",
    body: named("ConcurrencyLimitV2Create", strict({ name: safeName(), limit: COUNT, ...change })),
    answers: { 201: LIMIT },
    act: (db, { body }) => {
      if (limitByName(db, body.name) !== null)
        throw new ApiError(409, `A limit named ${body.name} is there already.`);
      return limitToWire(createLimit(db, { ...fieldsOf(body), name: body.name, limit: body.limit }));
    },
  }),
  writes("post", "/v2/concurrency_limits/increment", {
    summary: "Take slots of limits, all or none.",
    body: fields({ slots: SLOTS, names: NAMES, mode: MODE, create_if_missing: maybe(Type.Boolean()) }),
    answers: { 200: list(MINIMAL) },
    act: (db, { body }) => {
      checkRates(db, body.names, body.mode);
      const outcome = takeSlots(db, body.names, body.slots, { leaseId: crypto.randomUUID(), runId: null });
      if ("full" in outcome) throw locked(outcome.full);
      return outcome.taken.map(minimal);
    },
  }),
  writes("post", "/v2/concurrency_limits/increment-with-lease", {
    summary: "Take slots of limits for a time, all or none.",
    body: fields({
      slots: SLOTS,
      names: NAMES,
      mode: MODE,
      lease_duration: opt(SECONDS),
      holder: maybe(
        named(
          "ConcurrencyLeaseHolder",
          strict({ type: oneOf("flow_run", "task_run", "deployment"), id: uuid() }),
        ),
      ),
    }),
    answers: {
      200: named(
        "ConcurrencyLimitWithLeaseResponse",
        Type.Object({ lease_id: uuid(), limits: list(MINIMAL) }),
      ),
    },
    act: (db, { body }) => {
      checkRates(db, body.names, body.mode);
      const outcome = takeLease(db, body.names, body.slots, body.lease_duration ?? 300, body.holder ?? null);
      if ("full" in outcome) throw locked(outcome.full);
      return { lease_id: outcome.lease.id, limits: outcome.limits.map(minimal) };
    },
  }),
  writes("post", "/v2/concurrency_limits/decrement", {
    summary: "Give slots of limits back.",
    body: fields({
      slots: SLOTS,
      names: NAMES,
      occupancy_seconds: maybe(Type.Number({ exclusiveMinimum: 0 })),
      create_if_missing: opt(Type.Boolean()),
    }),
    answers: { 200: list(MINIMAL) },
    act: (db, { body }) =>
      giveSlots(db, body.names, body.slots, {}, body.occupancy_seconds ?? null).map(minimal),
  }),
  writes("post", "/v2/concurrency_limits/decrement-with-lease", {
    summary: "Give a lease's slots back.",
    body: fields({ lease_id: uuid() }),
    answers: { 204: null },
    act: (db, { body }) => {
      giveLease(db, body.lease_id.toLowerCase());
    },
  }),
  writes("post", "/v2/concurrency_limits/leases/{lease_id}/renew", {
    summary: "Keep a lease for longer.",
    body: fields({ lease_duration: opt(SECONDS) }),
    answers: { 204: null },
    act: (db, { params, body }) => {
      if (!renewLease(db, params["lease_id"] ?? "", body.lease_duration ?? 300))
        throw new ApiError(410, "Lease not found - it may have expired or been revoked");
    },
  }),
  reads("post", "/v2/concurrency_limits/filter", {
    summary: "Read limits.",
    body: fields({ offset: offset(), limit: limit() }),
    answers: { 200: list(GLOBAL) },
    act: (db, { body }) => {
      const from = body.offset ?? 0;
      return allLimits(db)
        .slice(from, from + (body.limit ?? 200))
        .map(globalToWire);
    },
  }),
  reads("get", "/v2/concurrency_limits/{id_or_name}", {
    summary: "Read a limit.",
    answers: { 200: GLOBAL },
    act: (db, { params }) => globalToWire(known(db, params["id_or_name"])),
  }),
  writes("patch", "/v2/concurrency_limits/{id_or_name}", {
    summary: "Update a limit.",
    role: "admin",
    body: named(
      "ConcurrencyLimitV2Update",
      strict({ name: maybe(safeName()), limit: maybe(COUNT), ...change }),
    ),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const before = known(db, params["id_or_name"]);
      const name = body.name ?? undefined;
      if (name !== undefined && name.startsWith("tag:") !== before.name.startsWith("tag:"))
        throw new ApiError(422, "A limit of a tag stays one, and another does not become one.");
      updateLimit(db, before, { ...fieldsOf(body), name, limit: body.limit ?? undefined });
    },
  }),
  writes("delete", "/v2/concurrency_limits/{id_or_name}", {
    summary: "Delete a limit.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => deleteLimit(db, known(db, params["id_or_name"])),
  }),
];

function known(db: Db, idOrName = ""): Limit {
  return found(limitById(db, idOrName) ?? limitByName(db, idOrName), "Concurrency limit");
}

function fieldsOf(body: {
  readonly active?: boolean | null;
  readonly active_slots?: number | null;
  readonly denied_slots?: number | null;
  readonly slot_decay_per_second?: number | null;
}) {
  return {
    active: body.active ?? undefined,
    activeSlots: body.active_slots ?? undefined,
    deniedSlots: body.denied_slots ?? undefined,
    decayPerSecond: body.slot_decay_per_second ?? undefined,
  };
}

/** Slots of a rate come back by themselves: only a limit whose slots decay can be one. */
function checkRates(db: Db, names: readonly string[], mode: string | undefined): void {
  if (mode !== "rate_limit") return;
  const none = names
    .map((name) => limitByName(db, name))
    .find((limit) => limit?.active === true && limit.decayPerSecond === 0);
  if (none != null) {
    throw new ApiError(422, "Only concurrency limits with slot decay can be used for rate limiting.", {
      detail: `Only concurrency limits with slot decay can be used for rate limiting. ${none.name} has none.`,
    });
  }
}

function locked(full: Limit): ApiError {
  return new ApiError(
    423,
    "Locked",
    { detail: `The concurrency limit ${full.name} is full.` },
    {
      "Retry-After": String(retryAfter(full)),
    },
  );
}

export function minimal({ id, name, limit: most }: Limit) {
  return { id, name, limit: most };
}

export function globalToWire(one: Limit) {
  return {
    id: one.id,
    created: one.created,
    updated: one.updated,
    active: one.active,
    name: one.name,
    limit: one.limit,
    active_slots: Math.round(one.activeSlots),
    slot_decay_per_second: one.decayPerSecond,
  };
}

function limitToWire(one: Limit) {
  return {
    ...globalToWire(one),
    denied_slots: one.deniedSlots,
    avg_slot_occupancy_seconds: one.occupancySeconds,
  };
}

import { Type, type Static, type TSchema } from "typebox";
import type { Db } from "../data/db.js";
import type { Caller, Role } from "../access/caller.js";
import type { Deps } from "./deps.js";

export type Method = "get" | "post" | "put" | "patch" | "delete";

export interface Input<Query, Body> {
  /** What stands in the path, by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The body to the letter: numbers lose what tells 1.0 from 1 when they are read. */
  readonly text: string;
  readonly caller: Caller;
  readonly deps: Deps;
}

/** One operation of the API: what it takes and gives, whom it is for, and what it does. */
export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** The least role that may do it. */
  readonly role: Role | "anyone";
  readonly query: TSchema | null;
  readonly body: TSchema | null;
  /** By status; the first is the usual one. Null: no body. */
  readonly answers: Readonly<Record<string, TSchema | null>>;
  /** What an answer's body is. Default: `application/json`. */
  readonly media: string;
  readonly does: "reads" | "writes";
  readonly act: (db: Db, input: Input<never, never>) => unknown;
}

interface Spec<Query extends TSchema, Body extends TSchema> {
  readonly summary: string;
  /** Default: `read` for what reads, `run` for what writes. */
  readonly role?: Role | "anyone";
  readonly query?: Query;
  readonly body?: Body;
  readonly answers: Readonly<Record<string, TSchema | null>>;
  readonly media?: string;
  readonly act: (db: Db, input: Input<Static<Query>, Static<Body>>) => unknown;
}

export const JSON_MEDIA = "application/json";

/** An answer that has not the usual status. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** The operations of a resource; `does` says whether they need a transaction of their own. */
export function resource(tag: string): {
  reads: <Query extends TSchema, Body extends TSchema>(
    method: Method,
    path: string,
    spec: Spec<Query, Body>,
  ) => Operation;
  writes: <Query extends TSchema, Body extends TSchema>(
    method: Method,
    path: string,
    spec: Spec<Query, Body>,
  ) => Operation;
} {
  const make =
    (does: "reads" | "writes") =>
    <Query extends TSchema, Body extends TSchema>(
      method: Method,
      path: string,
      spec: Spec<Query, Body>,
    ): Operation => ({
      method,
      path,
      tag,
      does,
      summary: spec.summary,
      role: spec.role ?? (does === "reads" ? "read" : "run"),
      query: spec.query ?? null,
      body: spec.body ?? null,
      answers: spec.answers,
      media: spec.media ?? JSON_MEDIA,
      act: spec.act,
    });
  return { reads: make("reads"), writes: make("writes") };
}

const IDS = new Set(["id", "schedule_id", "lease_id"]);

/** What the path's names must be. */
export function paramsOf(path: string): Record<string, TSchema> {
  return Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => [
      name,
      IDS.has(name) ? Type.String({ format: "uuid" }) : Type.String(),
    ]),
  );
}

import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { Type, type TSchema } from "typebox";
import { mayDo } from "../access/caller.js";
import { credentialsIn } from "../access/credentials.js";
import type { Guard } from "../access/guard.js";
import { isOurHost, isOurOrigin, type Origins } from "../access/origins.js";
import type { Data } from "../data/db.js";
import { ApiError } from "./api-error.js";
import { checkApiVersion, clientVersion } from "./client-version.js";
import type { Deps } from "./deps.js";
import { withoutNulls } from "../schema/kit.js";
import { needsBody, openApi } from "./open-api.js";
import { JSON_MEDIA, paramsOf, Reply, type Input, type Operation } from "./operation.js";
import { errorResponse } from "./error-response.js";
import { bodyText, readBody, type BodyLimits } from "./read-body.js";

export interface AppOptions {
  readonly operations: readonly Operation[];
  readonly data: Data;
  readonly guard: Guard;
  readonly deps: Deps;
  readonly origins: Origins;
  readonly limits: BodyLimits;
  /** Told of errors that are faults of the server's own. */
  readonly report: (error: unknown, doing: string) => void;
  /** Told of each answer before it is sent: tests look whether it is what the document says. */
  readonly answered?: ((operation: Operation, status: number, body: unknown) => void) | undefined;
}

type Bindings = { Bindings: HttpBindings };

/** The API over HTTP: who asks is known first, then what was sent is checked, then it is done. */
export function makeApp(options: AppOptions): Hono<Bindings> {
  const { operations, report, origins } = options;
  const app = new Hono<Bindings>({ strict: false });
  app.use(async (context, next) => {
    const host = context.req.header("host");
    if (!isOurHost(host, origins)) throw new ApiError(403, "The Host header names another server.");
    if (!isOurOrigin(context.req.header("origin"), host, origins))
      throw new ApiError(403, "The Origin is another server's page.");
    await next();
    context.res.headers.set("X-Content-Type-Options", "nosniff");
  });
  let document: string | null = null;
  app.get("/api/openapi.json", (context) =>
    context.body((document ??= JSON.stringify(openApi(operations))), 200, {
      "Content-Type": "application/json",
    }),
  );
  for (const operation of operations) {
    const path = `/api${operation.path.replaceAll(/\{(\w+)\}/gu, ":$1").replace(/\/$/u, "")}`;
    const handle = handlerOf(operation, options);
    app.on(operation.method.toUpperCase(), path, handle);
  }
  app.all("/api/*", () => {
    throw new ApiError(404, "Not Found");
  });
  app.onError((error, context) =>
    errorResponse(error, (fault) => report(fault, `${context.req.method} ${context.req.path}`)),
  );
  return app;
}

function handlerOf(operation: Operation, { data, guard, deps, limits, answered }: AppOptions) {
  const params = Type.Object(paramsOf(operation.path));
  const usual = Number(Object.keys(operation.answers)[0] ?? 200);
  const statuses = operation.answers;
  // a key that is a number comes in order, whatever order it was written in: what makes something answers 201 as a rule
  const first = "201" in statuses ? 201 : usual;

  return async (context: Context<Bindings>): Promise<Response> => {
    const { req } = context;
    const version = clientVersion(req.header("user-agent"));
    const address = context.env.incoming.socket.remoteAddress ?? "";
    const { role } = operation;
    const caller =
      role === "anyone"
        ? { name: null, role: "read" as const, version }
        : await guard.who(credentialsIn(req.header("authorization")), address, version);
    if (role !== "anyone" && !mayDo(caller, role))
      throw new ApiError(
        403,
        `The key ${caller.name ?? ""} has the role ${caller.role}; this needs ${role}.`,
      );
    checkApiVersion(req.header("x-prefect-api-version"));
    const { query, body } = operation;
    const text = body === null ? "" : await bodyText(context, limits.request);
    const input: Input<unknown, unknown> = {
      params: lowerIds(req.param() as Record<string, string>),
      query: query === null ? {} : queryOf(query, req.query()),
      body: body === null ? null : withoutNulls(body, readBody(text, limits, needsBody(body))),
      text,
      caller,
      deps,
    };
    deps.checker.check(params, input.params, "path");
    if (operation.query !== null) deps.checker.check(operation.query, input.query, "query");
    if (operation.body !== null) deps.checker.check(operation.body, input.body, "body");
    const act = (db: Parameters<Operation["act"]>[0]) => operation.act(db, input as never);
    const result = await (operation.does === "reads" ? data.read(act) : data.write(act));
    return send(operation, result, first, answered);
  };
}

function send(
  operation: Operation,
  result: unknown,
  usual: number,
  answered: AppOptions["answered"],
): Response {
  const reply = result instanceof Reply ? result : new Reply(usual, result);
  const schema = operation.answers[String(reply.status)];
  answered?.(operation, reply.status, reply.body);
  if (schema === null || schema === undefined)
    return new Response(null, { status: reply.status, headers: reply.headers });
  const { media } = operation;
  return new Response(media === JSON_MEDIA ? JSON.stringify(reply.body ?? null) : String(reply.body), {
    status: reply.status,
    headers: { "Content-Type": media === JSON_MEDIA ? media : `${media}; charset=utf-8`, ...reply.headers },
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/iu;

function lowerIds(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, UUID.test(value) ? value.toLowerCase() : value]),
  );
}

/** Query values are text; those that are to be flags are read as such. */
function queryOf(schema: TSchema, given: Readonly<Record<string, string>>): Record<string, unknown> {
  const { properties = {} } = schema as { properties?: Readonly<Record<string, { type?: string }>> };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      properties[name]?.type === "boolean" && /^(?:true|false|1|0)$/iu.test(value)
        ? /^(?:true|1)$/iu.test(value)
        : value,
    ]),
  );
}

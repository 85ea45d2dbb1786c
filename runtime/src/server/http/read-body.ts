import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { ApiError, invalid } from "./api-error.js";

export interface BodyLimits {
  /** Bytes of a whole request. */
  readonly request: number;
  /** Bytes of a flow run's parameters as JSON. */
  readonly parameters: number;
}

/** What a request brings as JSON, whatever it says of its type: older clients say nothing. Without a body: no fields. */
export function readBody(text: string, limits: BodyLimits, isNeeded: boolean): unknown {
  if (text.trim() === "") {
    if (isNeeded) throw invalid("Field required");
    return {};
  }
  let body: unknown;
  try {
    body = JSON.parse(text) as unknown;
  } catch (error) {
    throw invalid(`JSON decode error: ${error instanceof Error ? error.message : "not JSON"}`);
  }
  if (body === null && !isNeeded) return {};
  checkParameters(body, limits.parameters);
  return body;
}

/** A request's body as it came. */
export async function bodyText(context: Context<{ Bindings: HttpBindings }>, most: number): Promise<string> {
  const length = Number(context.req.header("content-length") ?? 0);
  if (length > most) throw tooLarge(most);
  const { incoming } = context.env;
  if (length > 0 && length <= 65_536) return context.req.text();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLarge(most: number): ApiError {
  return new ApiError(
    413,
    "Request too large",
    { detail: `A request may have ${most} bytes.` },
    { Connection: "close" },
  );
}

function checkParameters(body: unknown, most: number): void {
  if (typeof body !== "object" || body === null) return;
  const { parameters } = body as { parameters?: unknown };
  if (typeof parameters !== "object" || parameters === null) return;
  const size = Buffer.byteLength(JSON.stringify(parameters));
  if (size > most)
    throw invalid(`Flow parameters are ${size} bytes; they may be ${most}.`, ["body", "parameters"]);
}

import { CUSTOM_BLOCK, SLACK_BLOCK, WEBHOOK_BLOCK } from "./blocks.js";
import { ActionError } from "../action.js";
import type { Call } from "./queue.js";

/** A request as it is sent. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly seconds: number;
  /** Whether an answer that is no success is a failure. */
  readonly mustSucceed: boolean;
}

type Data = Readonly<Record<string, unknown>>;
const SECONDS = 30;
const JSON_TYPE = { "content-type": "application/json" };

/** @throws ActionError where the block asks for what is not done here. */
export function requestOf(slug: string, data: Data, texts: Call["texts"]): Outgoing {
  if (data["allow_private_urls"] === false) throw notDone("allow_private_urls: false");
  if (data["verify"] === false) throw notDone("verify: false");
  if (slug === WEBHOOK_BLOCK && "payload" in texts)
    return {
      method: textIn(data, "method", "POST"),
      url: textIn(data, "url"),
      headers: textsOf(data["headers"]),
      body: texts.payload === "" ? null : texts.payload,
      seconds: SECONDS,
      mustSucceed: false,
    };
  if (!("body" in texts)) throw new ActionError("The referenced block was not a webhook block");
  const { subject, body } = texts;
  if (slug === SLACK_BLOCK)
    return {
      method: "POST",
      url: textIn(data, "url"),
      headers: JSON_TYPE,
      body: JSON.stringify({ text: subject === "" ? body : `*${subject}*\n${body}` }),
      seconds: SECONDS,
      mustSucceed: true,
    };
  if (slug === CUSTOM_BLOCK) return customRequest(data, subject, body);
  throw new ActionError("The referenced block was not a notification block");
}

function customRequest(data: Data, subject: string, body: string): Outgoing {
  const values = { ...textsOf(data["secrets"]), subject, body, name: textIn(data, "name") };
  const filled = (name: string): unknown => fill(data[name] ?? null, values);
  const [params, json, form] = [filled("params"), filled("json_data"), filled("form_data")];
  const cookies = Object.entries(textsOf(filled("cookies"))).map(([name, value]) => `${name}=${value}`);
  const url = new URL(String(filled("url")));
  for (const [name, value] of Object.entries(textsOf(params))) url.searchParams.set(name, value);
  const isForm = typeof form === "object" && form !== null;
  return {
    method: textIn(data, "method", "POST"),
    url: url.href,
    headers: {
      "user-agent": "nbflow notifications",
      ...(json === null ? {} : JSON_TYPE),
      ...(isForm ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      ...(cookies.length === 0 ? {} : { cookie: cookies.join("; ") }),
      ...textsOf(filled("headers")),
    },
    body:
      json !== null
        ? JSON.stringify(json)
        : isForm
          ? new URLSearchParams(textsOf(form)).toString()
          : (form as string | null),
    seconds: Number(data["timeout"] ?? SECONDS),
    mustSucceed: true,
  };
}

/** Texts with `{{ name }}` in them, wherever they stand. */
function fill(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === "string")
    return value.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/gu, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(value)) return value.map((item) => fill(item, values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, values)]));
}

function textIn(data: Data, name: string, otherwise = ""): string {
  const value = data[name];
  return typeof value === "string" ? value : otherwise;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, item]) => [name, String(item)]));
}

function notDone(what: string): ActionError {
  return new ActionError(`This server can't call through a block with ${what}.`);
}

import { createHash } from "node:crypto";
import { toCloneBytes, whatCloneLoses } from "../values/index.js";
import { refOf } from "./handle.js";

const LONGEST = 120;

/**
 * What a call is given, as a text that is the same for the same: values by what they are, handles by the run that they stand
 * for. What can't be told apart from outside, such as a connection, has its class alone.
 */
export function inputKey(args: readonly unknown[]): string {
  if (args.length === 0) return "";
  const text = args.map((value) => textOf(value, [])).join(",");
  return text.length <= LONGEST ? text : hashOf(text);
}

export function hashOf(text: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

function textOf(value: unknown, above: readonly object[]): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "function":
      return `?${value.name}`;
    case "object":
      return value === null ? "null" : objectText(value, above);
    default:
      return String(value);
  }
}

function objectText(value: object, above: readonly object[]): string {
  const ref = refOf(value);
  if (ref !== null) {
    const { taskKey, dynamicKey } = ref.source.taskRun;
    return `<${[taskKey, dynamicKey, ...ref.path].map((part) => JSON.stringify(part)).join(" ")}>`;
  }
  const depth = above.indexOf(value);
  if (depth >= 0) return `^${above.length - depth}`;
  const inside = [...above, value];
  if (Array.isArray(value)) return `[${value.map((part) => textOf(part, inside)).join(",")}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    return `{${Object.entries(value)
      .map(([name, part]) => `${JSON.stringify(name)}:${textOf(part, inside)}`)
      .join(",")}}`;
  }
  const { name } = value.constructor ?? {};
  return whatCloneLoses(value) === null ? `${name} ${hashOf(toCloneBytes(value))}` : `?${name}`;
}

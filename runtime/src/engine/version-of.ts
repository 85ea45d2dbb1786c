import type { TaskBody } from "./definition.js";
import { hashOf } from "./input-key.js";

const known = new WeakMap<object, string>();

/** A hash of a task's source: of its function's text, or of its cells. What the function calls is not part of it. */
export function versionOf(body: TaskBody): string {
  const owner = body.kind === "function" ? body.source : body.kind === "flow" ? body.flow.body : body;
  let version = known.get(owner);
  if (version === undefined) known.set(owner, (version = hashOf(sourceOf(body))));
  return version;
}

function sourceOf(body: TaskBody): string {
  switch (body.kind) {
    case "function":
      return String(body.source);
    case "flow":
      return String(body.flow.body);
    case "python":
      return JSON.stringify([body.mode, body.reads, body.writes, body.cells]);
  }
}

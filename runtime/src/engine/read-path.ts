import { UsageError } from "./errors.js";

/** What a path in a function's result leads to. */
export function readPath(value: unknown, path: readonly string[], taskName: string): unknown {
  let found = value;
  for (const [depth, name] of path.entries()) {
    if (found === null || found === undefined) {
      const where =
        depth === 0 ? `the result of ${taskName}` : `\`${path.slice(0, depth).join(".")}\` of ${taskName}`;
      throw new UsageError("unknown-output", `${where} is ${String(found)}, so it has no \`${name}\`.`);
    }
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

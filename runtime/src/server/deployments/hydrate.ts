import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { ApiError } from "../http/api-error.js";

/**
 * Parameters in which `{"__prefect_kind": …}` stands for a value that is read only now: of JSON text, or of a variable of this
 * server. Templates are refused, as nothing here renders them.
 * @throws ApiError 400 where one can't be read.
 */
export function readParameters(
  db: Db,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return hydrate(db, given) as Readonly<Record<string, unknown>>;
}

function hydrate(db: Db, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => hydrate(db, item));
  if (typeof value !== "object" || value === null) return value;
  const { __prefect_kind: kind } = value as { __prefect_kind?: unknown };
  if (kind === undefined) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hydrate(db, item)]));
  }
  const placeholder = value as { value?: unknown; variable_name?: unknown };
  switch (kind) {
    case "none":
      return hydrate(db, placeholder.value);
    case "json":
      return readJson(placeholder.value);
    case "workspace_variable":
      return readVariable(db, placeholder.variable_name);
    default:
      throw failed(`values of the kind ${JSON.stringify(kind)} can't be read`);
  }
}

function readJson(text: unknown): unknown {
  if (typeof text !== "string") return text ?? null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw failed("Invalid JSON");
  }
}

function readVariable(db: Db, name: unknown): unknown {
  const row = db.get("SELECT value FROM variables WHERE name = ?", String(name));
  if (row === null) throw failed(`Variable '${String(name)}' not found in workspace.`);
  return JSON.parse(text(row, "value")) as unknown;
}

function failed(why: string): ApiError {
  return new ApiError(400, `Error hydrating flow run parameters: ${why}`);
}

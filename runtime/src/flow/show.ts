import { inspect } from "node:util";
import { running } from "../engine/index.js";
import type { Json, MimeBundle } from "../python/worker.js";

/**
 * Shows values as a cell's outputs: a value by what it has under `Symbol.for("Jupyter.display")`, an object whose keys are all
 * MIME types as it is, any other as Node prints it. Outside of a task, it prints them.
 *
 * @example
 * display({ "text/html": "<b>12 rows</b>" });
 */
export function display(...values: readonly unknown[]): Promise<void> {
  return each(values, "display_data");
}

/** Shows the value of a cell's last expression, as kernels do: by its `Symbol.for("Jupyter.display")`, else as Node prints it; `undefined` is not shown. */
export function show(value: unknown): Promise<void> {
  return value === undefined ? Promise.resolve() : each([value], "execute_result");
}

async function each(
  values: readonly unknown[],
  output_type: "display_data" | "execute_result",
): Promise<void> {
  const output = running()?.task?.output;
  for (const value of values) {
    const made = bundleOf(value, output_type === "display_data");
    const data = made instanceof Promise ? await made : made;
    if (output === undefined) console.log(data["text/plain"] ?? data);
    else if (output_type === "display_data") output.show({ output_type, data, metadata: {} });
    else output.show({ output_type, data, metadata: {}, execution_count: null });
  }
}

function bundleOf(value: unknown, mayBeBundle: boolean): MimeBundle | Promise<MimeBundle> {
  if (typeof value === "object" && value !== null) {
    const own = (value as { readonly [key: symbol]: unknown })[Symbol.for("Jupyter.display")];
    if (typeof own === "function") return own.call(value) as MimeBundle | Promise<MimeBundle>;
    const keys = Object.keys(value);
    if (mayBeBundle && keys.length > 0 && keys.every((key) => /^[\w.+-]+\/[\w.+-]+$/u.test(key)))
      return value as Readonly<Record<string, Json>>;
  }
  return { "text/plain": inspect(value, { colors: true }) };
}

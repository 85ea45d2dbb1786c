import { ScriptError } from "./script-error.js";

/**
 * The flow that a script offers: the export that is asked for by name, else the default export, else the only one.
 * @throws ScriptError that lists the script's flows, where it is not clear which is meant.
 */
export function findFlow<Flow>(
  script: { readonly path: string; readonly exports: Readonly<Record<string, unknown>> },
  name: string | null,
  isFlow: (value: unknown) => value is Flow,
): Flow {
  const { path, exports } = script;
  const flows = Object.keys(exports).filter((key) => isFlow(exports[key]));
  if (name !== null) {
    const asked = exports[name];
    if (isFlow(asked)) return asked;
    const what = name in exports ? `exports ${name}, which is no flow` : `exports no ${name}`;
    throw new ScriptError("flow-not-exported", `${path} ${what}.`, listOf(flows, path));
  }
  const byDefault = exports["default"];
  if (isFlow(byDefault)) return byDefault;
  const [only, ...others] = flows;
  if (only !== undefined && others.length === 0) return exports[only] as Flow;
  if (only !== undefined) {
    throw new ScriptError(
      "flow-ambiguous",
      `${path} exports ${flows.length} flows and none of them as default.`,
      listOf(flows, path),
    );
  }
  const found = byDefault === undefined ? "has no default export" : "has a default export that is no flow";
  throw new ScriptError(
    "script-without-flow",
    `${path} ${found}.`,
    "End the script with: export default flow({ name: … }, async (parameters) => { … })",
  );
}

function listOf(flows: readonly string[], path: string): string {
  if (flows.length === 0) return "It exports no flow.";
  return `Say which: ${flows.map((flow) => `${path}:${flow}`).join(", ")}`;
}

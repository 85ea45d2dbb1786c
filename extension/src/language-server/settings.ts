import type { GroupMode } from "@nbflow/converter";
import type { DiagnosticChoice } from "./shows/index.js";
import { isRecord } from "./notebooks/stored-notebook.js";

/** The extension's settings that the server follows; what is of the wrong type counts as not set. */
export interface ServerSettings {
  readonly group: GroupMode;
  /** Where it shows what a cell becomes; `statusBar` and `off` are the client's. */
  readonly cells: "statusBar" | "codeLens" | "off";
  readonly diagnostics: DiagnosticChoice;
}

export function readSettings(value: unknown): ServerSettings {
  const at = (section: string, name: string): unknown => {
    const own = isRecord(value) ? value[section] : undefined;
    return isRecord(own) ? own[name] : undefined;
  };
  return {
    group: oneOf(["auto", "heading", "cell"], at("convert", "group")),
    cells: oneOf(["statusBar", "codeLens", "off"], at("cells", "show")),
    diagnostics: oneOf(["all", "problems", "off"], at("cells", "diagnostics")),
  };
}

/** The first choice is the default. */
function oneOf<const Choice extends string>(choices: readonly [Choice, ...Choice[]], value: unknown): Choice {
  return choices.find((choice) => choice === value) ?? choices[0];
}

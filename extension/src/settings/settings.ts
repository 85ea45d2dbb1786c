import type { Uri } from "vscode";
import type { Editor } from "../editor.js";

/** The settings of the manifest, parsed; what a settings file has of the wrong type counts as not set. */
export interface Settings {
  /** The `nbflow` to run; undefined: the workspace's, then PATH's. */
  readonly path: string | undefined;
  /** The Python that runs the cells; undefined: the one selected for the notebook. */
  readonly python: string | undefined;
  readonly group: "auto" | "heading" | "cell";
  readonly openScript: "beside" | "tab" | "never";
  /** Where a cell says what it becomes. */
  readonly showCells: "statusBar" | "codeLens" | "off";
}

export function settingsFor({ vscode }: Editor, file: Uri): Settings {
  const settings = vscode.workspace.getConfiguration("nbflow", file);
  return {
    path: text(settings.get("path")),
    python: text(settings.get("python")),
    group: oneOf(["auto", "heading", "cell"], settings.get("convert.group")),
    openScript: oneOf(["beside", "tab", "never"], settings.get("convert.openScript")),
    showCells: oneOf(["statusBar", "codeLens", "off"], settings.get("cells.show")),
  };
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/** The first choice is the default. */
function oneOf<const Choice extends string>(choices: readonly [Choice, ...Choice[]], value: unknown): Choice {
  return choices.find((choice) => choice === value) ?? choices[0];
}

import { sha256 } from "../hash.js";
import type { CellsMode, Plan } from "../plan/plan.js";
import { comment } from "./comment.js";
import { isNativeNotebook } from "./native-notebook.js";

/** How a script is written: its tasks as constants, or as fields of a class with `@task` and `@flow`. */
export type ScriptStyle = "functions" | "class";

/** What a script's header says about where it came from. */
export interface ScriptHeader {
  /** The plan's version. */
  readonly plan: number;
  /** The hash of the notebook that it was made from: `sha256:` and a hex digest. */
  readonly notebook: string;
  readonly style: ScriptStyle;
  /** Of a notebook in TypeScript or JavaScript; `kernel` for all others. */
  readonly cells: CellsMode;
  /** The hash of the script as it was written. */
  readonly script: string;
  /** Whether the script was changed since. */
  readonly edited: boolean;
}

const tag =
  /^ \* @nbflow plan=(\d+) notebook=(sha256:[0-9a-f]{64})((?: [a-z]+=[a-z]+)*) script=(sha256:[0-9a-f]{64}|)$/m;

/** The head comment of a script, without the hash of the script, which `seal` puts in. */
export function header(plan: Plan, notebookPath: string | null, version: string, style: ScriptStyle): string {
  const origin = notebookPath === null ? "a notebook" : notebookPath;
  const title = plan.flow.title === null ? [] : [plan.flow.title, ""];
  const text = comment([
    ...title,
    `Converted by nbflow ${version} from ${origin}. Yours to edit: converting again leaves a changed script as it is.`,
  ]);
  const choices = `${style === "class" ? " style=class" : ""}${isNativeNotebook(plan) ? " cells=native" : ""}`;
  return text.replace(
    / \*\/\n$/,
    ` * @nbflow plan=${plan.version} notebook=${plan.notebook.hash}${choices} script=\n */\n`,
  );
}

/** Puts the hash of what was written into its header. */
export function seal(script: string): string {
  return script.replace(tag, (line) => line + digest(script));
}

/** Reads a script's header back; null for a text that has none. */
export function inspectScript(text: string): ScriptHeader | null {
  const script = normal(text);
  const match = tag.exec(script);
  if (match === null) return null;
  const [line, plan = "", notebook = "", choices = "", hash = ""] = match;
  const unsealed = script.replace(line, () => line.slice(0, line.length - hash.length));
  return {
    plan: Number(plan),
    notebook,
    style: choices.includes(" style=class") ? "class" : "functions",
    cells: choices.includes(" cells=native") ? "native" : "kernel",
    script: hash,
    edited: digest(unsealed) !== hash,
  };
}

function digest(text: string): string {
  return `sha256:${sha256(text)}`;
}

/** As it was written: version control may have given a checked-out file other line ends, or an editor a mark. */
function normal(text: string): string {
  return text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
}

import type { Notebook } from "../notebook/index.js";
import type { Plan } from "../plan/plan.js";
import { cellList, cellTexts } from "./cells.js";
import type { CellTexts } from "./cells.js";
import { classPieces } from "./class.js";
import { comment } from "./comment.js";
import { flowOutputs, flowText } from "./flow.js";
import { header, seal, type ScriptStyle } from "./header.js";
import { isNativeNotebook } from "./native-notebook.js";
import { needsOutputOf, stringLiteral } from "./javascript.js";
import type { LineMap } from "./line-map.js";
import { parametersInterface } from "./parameters.js";
import {
  hasImports,
  modulePieces,
  mustBeNative,
  scriptCellOf,
  showName,
  showsValues,
  takesOutputs,
} from "./script-cells.js";
import { homeOf, taskPieces } from "./tasks.js";
import { join } from "./writer.js";
import type { Piece } from "./writer.js";
import { version } from "./version.js";

export interface Script {
  readonly text: string;
  readonly map: LineMap;
}

export interface EmitOptions {
  /** Default: `functions`. */
  readonly style?: ScriptStyle;
  /** The notebook's path relative to the script's folder; default its file name. */
  readonly notebookPath?: string;
}

/** The script of a plan: formatted, typed, with each cell's source in it to the byte. */
export function emit(plan: Plan, notebook: Notebook, options: EmitOptions = {}): Script {
  mustBeNative(plan);
  const notebookPath = options.notebookPath ?? plan.notebook.name;
  const texts = cellTexts(plan, notebook);
  const tasks = plan.tasks.filter(({ kind }) => kind !== "setup");
  const { text, map } = join([
    header(plan, notebookPath, version, options.style ?? "functions"),
    ...(isNativeNotebook(plan) && plan.notebook.language === "javascript" ? [unchecked] : []),
    imports(plan, options.style ?? "functions"),
    ...modulePieces(plan, notebook, folderOf(notebookPath)),
    parametersInterface(plan),
    ...pythonPieces(plan, notebookPath, texts),
    ...(options.style === "class"
      ? classPieces(plan, texts, notebook, notebookPath)
      : [...tasks.flatMap((task) => taskPieces(plan, task, texts, notebook)), flowText(plan, notebookPath)]),
  ]);
  return { text: seal(text), map };
}

/** JavaScript says too little of its types to be checked for them. */
const unchecked = "// @ts-nocheck\n";

function imports(plan: Plan, style: ScriptStyle): string {
  const { language } = plan.notebook;
  const runsPython = plan.tasks.some((task) => scriptCellOf(plan, task) === null);
  const hasTasks = plan.tasks.some(({ kind }) => kind !== "setup");
  const names = [
    ...(runsPython ? ["cell"] : []),
    ...(plan.script?.displays === true ? ["display"] : []),
    "flow",
    ...(style === "class" ? ["flowOfMethod"] : []),
    ...(runsPython && language === "javascript" ? [language] : []),
    ...(flowOutputs(plan).some(needsOutputOf) ? ["outputOf"] : []),
    ...(runsPython && language === "python" ? [language] : []),
    ...(showsValues(plan) ? [showName(plan) === "show" ? "show" : `show as ${showName(plan)}`] : []),
    ...(hasTasks ? ["task"] : []),
    ...(runsPython && language === "typescript" ? [language] : []),
  ];
  const types = takesOutputs(plan) ? ", type OutputsOf" : "";
  const end = hasImports(plan) ? "\n" : "\n\n";
  return `import { ${names.join(", ")}${types} } from "nbflow";${end}`;
}

/** The notebook's folder, seen from the script's; empty where both are one. */
function folderOf(notebookPath: string | null): string {
  return notebookPath?.includes("/") === true ? notebookPath.replace(/\/[^/]*$/u, "") : "";
}

function pythonPieces(plan: Plan, notebookPath: string | null, texts: CellTexts): Piece[] {
  if (plan.tasks.every((task) => scriptCellOf(plan, task) !== null)) return [];
  const { kernel, language } = plan.notebook;
  const home = `const ${homeOf(plan)} = ${language}(`;
  const setup = plan.tasks.find(({ kind }) => kind === "setup");
  const options: Piece[] = [
    ...(notebookPath === null ? [] : [`  notebook: ${stringLiteral(notebookPath)},\n`]),
    ...(kernel === null ? [] : [`  kernel: ${stringLiteral(kernel)},\n`]),
    ...(setup === undefined
      ? []
      : ["  setup: [\n", ...setup.cells.flatMap((number) => texts.template(number, 4)), "  ],\n"]),
  ];
  const docs =
    setup === undefined ? "" : comment([`${setup.title} (${cellList(setup.cells)}): runs first, once.`]);
  if (options.length === 0) return [`${home});\n\n`];
  return [docs, `${home}{\n`, ...options, "});\n\n"];
}

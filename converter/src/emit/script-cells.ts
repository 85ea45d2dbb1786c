import { NotebookError } from "../notebook/index.js";
import type { Notebook } from "../notebook/index.js";
import type { CellNumber, Plan, PlanPart, PlanScriptCell, PlanTask } from "../plan/plan.js";
import { stringLiteral } from "./javascript.js";
import { object, printWidth, reference, render, string } from "./layout.js";
import { isNativeNotebook } from "./native-notebook.js";
import { columns } from "./width.js";
import type { Piece } from "./writer.js";

/** The cell of another language that a task is; null for a task of the notebook's own language. */
export function scriptCellOf({ script }: Plan, task: PlanTask): PlanScriptCell | null {
  return script?.cells.find(({ cell }) => cell === task.cells[0]) ?? null;
}

/** @throws {NotebookError} where a cell can't be a function of the script. */
export function mustBeNative({ diagnostics, notebook }: Plan): void {
  const [first, ...more] = diagnostics.filter(({ code }) => code === "not-native");
  if (first === undefined) return;
  const inKernel =
    notebook.language === "python" ? "" : " Or leave all cells to the notebook's kernel: `--cells kernel`.";
  const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
  const [, message = first.message, hint = ""] = /^(.*?\.) (.*)$/su.exec(first.message) ?? [];
  throw new NotebookError(
    "not-native",
    `${message.replace(/\.$/u, "")}${others}.`,
    `${hint || `See ${notebook.name ?? "the notebook"}.`}${inKernel}`,
  );
}

/** What cells import, and what they define for all, at the script's top. */
export function modulePieces(plan: Plan, notebook: Notebook, folder: string): Piece[] {
  const { script } = plan;
  if (script === undefined) return [];
  const found = script.cells.flatMap(({ cell, parts }) => parts.map((part) => ({ cell, part })));
  const imports = found.filter(({ part }) => part.kind === "import");
  const definitions = found.filter(({ part }) => part.kind === "module");
  const needsRequire = script.requires;
  return [
    ...(needsRequire ? ['import { createRequire } from "node:module";\n'] : []),
    ...imports.flatMap(({ cell, part }) => [importPiece(notebook, cell, part, folder), "\n"]),
    ...(imports.length > 0 || needsRequire ? ["\n"] : []),
    ...(needsRequire ? [`const require = createRequire(${requireBase(folder)});\n\n`] : []),
    ...definitions.flatMap(({ cell, part }) => [
      mark(notebook, cell, part, ""),
      piece(notebook, cell, part),
      "\n\n",
    ]),
  ];
}

/** An import of a file beside the notebook names it as the script has to. */
function importPiece(notebook: Notebook, cell: CellNumber, part: PlanPart, folder: string): Piece {
  const text = part.text ?? sourceOf(notebook, cell).slice(part.from, part.to);
  const seen =
    folder === ""
      ? text
      : text.replace(
          /((?:\bfrom|^import)\s*["'])(\.\.?\/)/u,
          (_, lead: string, path: string) => `${lead}${folder.startsWith(".") ? "" : "./"}${folder}/${path}`,
        );
  return piece(notebook, cell, { ...part, text: seen.replace("/./", "/") });
}

function requireBase(folder: string): string {
  return folder === "" ? "import.meta.url" : `new URL(${stringLiteral(`${folder}/`)}, import.meta.url)`;
}

/** A task that is a function: what the cell takes as its parameter, the cell, and what it makes as its result. */
export function functionPieces(
  plan: Plan,
  task: PlanTask,
  own: PlanScriptCell,
  notebook: Notebook,
  style: "functions" | "class" = "functions",
): Piece[] {
  const mayRaise = plan.cells[own.cell - 1]?.mayRaise === true;
  const options = object([
    ["name", string(task.id)],
    ["cell", reference(String(own.cell))],
    ...(mayRaise ? [["mayRaise", reference("true")] as const] : []),
  ]);
  const parts = own.parts.filter(({ kind }) => kind !== "import" && kind !== "module");
  const made = own.makes.filter((name) => task.writes.includes(name));
  const given = task.kind === "parameters" && plan.parameters.length > 0;
  const returned = [...made, ...(given ? [`...(${givenName(plan)} as object)`] : [])];
  const margin = style === "class" ? "  " : "";
  return [
    `${style === "class" ? "  readonly" : "export const"} ${task.functionName} = task(\n`,
    `${margin}  ${render(options, 2, 2, 1)},\n`,
    `${margin}  async (${parameter(plan, task, own, style)}) => {\n`,
    ...parts.flatMap((part, index) => bodyPieces(plan, notebook, own.cell, part, parts[index + 1])),
    ...(parts.some(({ kind }) => kind === "held")
      ? [`    await ${showName(plan)}(${heldName(plan)});\n`]
      : []),
    ...(returned.length === 0 ? [] : [`${margin}    return { ${returned.join(", ")} };\n`]),
    `${margin}  },\n${margin});\n\n`,
  ];
}

function bodyPieces(
  plan: Plan,
  notebook: Notebook,
  cell: CellNumber,
  part: PlanPart,
  next: PlanPart | undefined,
): Piece[] {
  const marker = mark(notebook, cell, part, "    ");
  if (part.kind === "held")
    return [marker, `    const ${heldName(plan)} = (`, piece(notebook, cell, part), ");\n"];
  if (part.kind === "shown") {
    const text = sourceOf(notebook, cell).slice(part.from, part.to);
    // What a comma joins would be several arguments.
    const [open, close] = /,/u.test(text) && !/^[\w$.]+\(/u.test(text) ? ["((", "))"] : ["(", ")"];
    return [marker, `    await ${showName(plan)}${open}`, piece(notebook, cell, part), `${close};\n`];
  }
  const continues = next !== undefined && /^[([`+\-/*]/u.test(sourceOf(notebook, cell).slice(next.from));
  return [marker, piece(notebook, cell, part), continues && next.kind === "body" ? "\n;\n" : "\n"];
}

/** What the script calls `show` by: cells may have one of their own. */
export function showName(plan: Plan): string {
  return freeName(plan, ["show", "showValue", "nbflowShow"]);
}

/** What a parameters cell's function calls the values that are given for the run. */
function givenName(plan: Plan): string {
  return freeName(plan, ["parameters", "given", "nbflowParameters"]);
}

function heldName(plan: Plan): string {
  return freeName(plan, ["shown", "shownValue", "nbflowShown"]);
}

function freeName({ script }: Plan, names: readonly string[]): string {
  const taken = new Set(
    script?.cells.flatMap(({ makes, uses, definitions }) => [...makes, ...uses, ...definitions]),
  );
  return names.find((name) => !taken.has(name)) ?? names.at(-1) ?? "";
}

/** `{ rows, title }: { rows: any[]; title: string }`; nothing where the cell takes nothing. */
function parameter(plan: Plan, task: PlanTask, own: PlanScriptCell, style: "functions" | "class"): string {
  if (task.kind === "parameters") return plan.parameters.length > 0 ? `${givenName(plan)}: Parameters` : "";
  if (task.reads.length === 0) return "";
  const types = task.reads.map(({ variable, from }) => {
    const maker = plan.tasks.find(({ id }) => id === from);
    const native = maker !== undefined && scriptCellOf(plan, maker) !== null;
    const stated = own.types[variable];
    const type =
      isNativeNotebook(plan) && stated !== undefined
        ? stated
        : native
          ? `OutputsOf<${typeOfTask(plan, maker, style)}>[${stringLiteral(variable)}]`
          : (stated ?? "any");
    return [variable, type] as const;
  });
  const names = types.map(([name]) => name).join(", ");
  const line = `{ ${names} }: { ${types.map(([name, type]) => `${name}: ${type}`).join("; ")} }`;
  if (columns(`  async (${line}) => {`) <= printWidth) return line;
  const listed = types.map(([name]) => `    ${name},\n`).join("");
  return `{\n${listed}  }: {\n${types.map(([name, type]) => `    ${name}: ${type};\n`).join("")}  }`;
}

function typeOfTask(plan: Plan, { functionName }: PlanTask, style: "functions" | "class"): string {
  return style === "class" ? `${className(plan)}["${functionName}"]` : `typeof ${functionName}`;
}

/** `DurationPrediction`, of the flow's name. */
export function className({ flow }: Plan): string {
  const words = flow.name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const usable = /^[\p{ID_Start}$_]/u.test(name) ? name : `Flow${name}`;
  return usable === "Parameters" || usable === "OutputsOf" ? `${usable}Flow` : usable;
}

export function takesOutputs(plan: Plan): boolean {
  return plan.tasks.some(
    (task) =>
      scriptCellOf(plan, task) !== null &&
      task.reads.some(({ from }) => {
        const maker = plan.tasks.find(({ id }) => id === from);
        return maker !== undefined && scriptCellOf(plan, maker) !== null;
      }),
  );
}

/** Whether the script imports more than nbflow. */
export function hasImports({ script }: Plan): boolean {
  return (
    script?.requires === true ||
    script?.cells.some(({ parts }) => parts.some(({ kind }) => kind === "import")) === true
  );
}

export function showsValues({ script }: Plan): boolean {
  return (
    script?.cells.some(({ parts }) => parts.some(({ kind }) => kind === "shown" || kind === "held")) === true
  );
}

/** Says where in the notebook the next line stands; errors are told by it. */
function mark(notebook: Notebook, cell: CellNumber, part: PlanPart, margin: string): string {
  const line = lineAt(sourceOf(notebook, cell), part.from);
  return `${margin}// cell ${cell}${line === 1 ? "" : `, line ${line}`}\n`;
}

function piece(notebook: Notebook, cell: CellNumber, { from, to, text }: PlanPart): Piece {
  const source = sourceOf(notebook, cell);
  return { cell, source: text ?? source.slice(from, to), raw: true, from: lineAt(source, from) };
}

function sourceOf(notebook: Notebook, cell: CellNumber): string {
  return notebook.cells[cell - 1]?.source ?? "";
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length;
}

import { ts } from "ts-morph";
import type { Diagnostic, PlanScript, PlanScriptCell } from "../../plan/plan.js";
import { unlessTooDeep } from "../../too-deep.js";
import { parseCell } from "../parse-cell.js";
import { scriptGlobals } from "../globals.js";
import { cellNames, type CellNames, type ScriptCell } from "./cell-names.js";
import { hoistedDeclarations } from "./hoist.js";
import { hoistImports } from "./imports.js";
import { completionOf } from "./completion.js";
import { lastExpression, partsOf } from "./parts.js";
import type { Refusal } from "./refusal.js";
import { unsafeCells, type Writer } from "./safety.js";
import { unlikeSurroundings } from "./surroundings.js";
import { statedTypes } from "./types.js";
import { unlikeSyntax } from "./unlike-syntax.js";
import { unlikeKernel } from "./whole.js";

/** A cell of the notebook's other language. */
export interface OtherCell {
  readonly number: number;
  readonly writes: readonly string[];
}

export interface NativeScript {
  readonly script: PlanScript;
  readonly diagnostics: readonly Diagnostic[];
}

export interface NativeOptions {
  /** The cells are a notebook of their own, and have to give what they give in its kernel. Default: false. */
  readonly whole?: boolean;
  /** The cell tagged `parameters`, of a whole notebook; null where there is none. */
  readonly parameters?: number | null;
  /** Its kernel runs cells in strict mode, as Deno's does. Default: false. */
  readonly isStrict?: boolean;
}

/** Names that the script has for itself. */
const own = new Set(["cell", "flow", "python", "task", "py", "outputOf", "Parameters", "OutputsOf", "show"]);

/** Cells of TypeScript and JavaScript as functions of the script, and why some can't be. */
export function nativeScript(
  scripts: readonly ScriptCell[],
  others: readonly OtherCell[],
  options: NativeOptions = {},
): NativeScript {
  const all = unlessTooDeep(() => nativeScriptOf(scripts, others, options));
  if (all !== null) return all;
  const deep = new Set(
    scripts.filter((cell) => unlessTooDeep(() => nativeScriptOf([cell], [], options)) === null),
  );
  const { script, diagnostics } = nativeScriptOf(
    scripts.map((cell) => (deep.has(cell) ? { ...cell, source: "" } : cell)),
    others,
    options,
  );
  return { script, diagnostics: [...[...deep].map(tooDeepToRead), ...diagnostics] };
}

function tooDeepToRead({ number }: ScriptCell): Diagnostic {
  const message = "is nested too deep to be read";
  return diagnosticOf({ cell: number, line: 1, message, hint: "Split what is nested." });
}

function nativeScriptOf(
  scripts: readonly ScriptCell[],
  others: readonly OtherCell[],
  { whole = false, parameters = null, isStrict = false }: NativeOptions,
): NativeScript {
  const failed = scripts.flatMap(syntaxErrors);
  const cells = cellNames(scripts);
  const boundElsewhere = new Set(others.flatMap(({ writes }) => writes));
  const hoisted = hoistedDeclarations(cells, boundElsewhere);
  const { imports, refusals } = hoistImports(cells, own);
  const types = whole ? statedTypes(cells, hoisted) : null;
  const made = cells.map((cell): PlanScriptCell => ({
    cell: cell.number,
    parts: partsOf(cell, hoisted, imports, whole ? completionOf(cell.file) : lastExpression(cell.file)),
    uses: usedNames(cell, hoisted),
    makes: madeNames(cell, hoisted),
    types: types?.get(cell.number) ?? {},
    definitions: [...cell.declared.keys()].filter((name) => hoisted.has(name)),
  }));
  const writers: Writer[] = [
    ...made.map(({ cell, makes }) => ({ cell, names: new Set(makes), apart: false })),
    ...others.map(({ number, writes }) => ({ cell: number, names: new Set(writes), apart: true })),
  ].toSorted((a, b) => a.cell - b.cell);
  const all = [
    ...refusals,
    ...clashes(cells, hoisted),
    ...unsafeCells(cells, writers, hoisted),
    ...(whole
      ? [
          ...unlikeKernel(cells, hoisted, parameters),
          ...unlikeSurroundings(cells),
          ...unlikeSyntax(cells, isStrict),
        ]
      : []),
  ];
  return {
    script: {
      cells: made,
      displays: uses(cells, "display"),
      requires: uses(cells, "require"),
    },
    diagnostics: [
      ...failed,
      ...all.map((refusal) => diagnosticOf(refusal)),
      ...cells.flatMap((cell) => changedCopies(cell, writers, boundElsewhere)),
    ],
  };
}

function usedNames({ uses: all }: CellNames, hoisted: ReadonlySet<string>): string[] {
  const names = all.filter((use) => !use.own && use.value && !hoisted.has(use.name)).map(({ name }) => name);
  return [...new Set(names)];
}

function madeNames({ declared, uses: all }: CellNames, hoisted: ReadonlySet<string>): string[] {
  const bound = [...declared]
    .filter(([name, { kind }]) => kind !== "type" && kind !== "import" && !hoisted.has(name))
    .map(([name]) => name);
  const assigned = all.filter((use) => !use.own && use.assigned).map(({ name }) => name);
  return [...new Set([...bound, ...assigned])];
}

function uses(cells: readonly CellNames[], name: string): boolean {
  return (
    cells.some((cell) => cell.uses.some((use) => use.name === name && !use.own)) &&
    !cells.some((cell) => cell.declared.has(name)) &&
    scriptGlobals.has(name)
  );
}

/** Definitions at the script's top whose names it has already. */
function clashes(cells: readonly CellNames[], hoisted: ReadonlySet<string>): Refusal[] {
  return cells.flatMap((cell) =>
    [...cell.declared]
      .filter(([name, { kind }]) => kind !== "import" && hoisted.has(name) && own.has(name))
      .map(([name]) => ({
        cell: cell.number,
        line: 1,
        message: `declares \`${name}\`, which is a name of the script's own`,
        hint: "Give it another name.",
      })),
  );
}

function syntaxErrors({ number, source }: ScriptCell): Diagnostic[] {
  const { error, file } = parseCell(source);
  if (error === null) {
    const hint = 'Make the elements by a function: `h("div")`.';
    return file.fileName.endsWith(".tsx")
      ? [diagnosticOf({ cell: number, line: 1, message: "has JSX, which a script has not", hint })]
      : [];
  }
  return [
    diagnosticOf({
      cell: number,
      line: error.line,
      message: `is not valid TypeScript: ${error.message}`,
      hint: "Correct the cell.",
    }),
  ];
}

function diagnosticOf({ cell, line, message, hint }: Refusal): Diagnostic {
  return {
    severity: "error",
    code: "not-native",
    message: `cell ${cell}, line ${line}: ${message}. ${hint}`,
    cell,
    line,
    column: null,
  };
}

const changing = new Set(
  "push pop shift unshift splice sort reverse fill copyWithin set add delete clear".split(" "),
);

/** Python's values come as copies: what a cell changes of one is its own. */
function changedCopies(
  cell: CellNames,
  writers: readonly Writer[],
  python: ReadonlySet<string>,
): Diagnostic[] {
  const found = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isIdentifier(node) || cell.declared.has(node.text) || !python.has(node.text)) return;
    const maker = writers.findLast((writer) => writer.cell < cell.number && writer.names.has(node.text));
    if (maker?.apart !== true || found.has(node.text) || !changesIt(node)) return;
    found.set(node.text, cell.file.getLineAndCharacterOfPosition(node.getStart(cell.file)).line + 1);
  };
  visit(cell.file);
  return [...found].map(([name, line]) => ({
    severity: "warning",
    code: "changes-a-copy",
    message: `cell ${cell.number}, line ${line}: \`${name}\` is a copy of what Python has, so this change stays in this cell; give what you make a name of its own`,
    cell: cell.number,
    line,
    column: null,
  }));
}

function changesIt(node: ts.Identifier): boolean {
  const { parent } = node;
  const member = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  if (!member || parent.expression !== node) return false;
  const { parent: whole } = parent;
  if (ts.isDeleteExpression(whole)) return true;
  if (ts.isBinaryExpression(whole) && whole.left === parent) {
    const { kind } = whole.operatorToken;
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }
  return (
    ts.isCallExpression(whole) &&
    whole.expression === parent &&
    ts.isPropertyAccessExpression(parent) &&
    changing.has(parent.name.text)
  );
}

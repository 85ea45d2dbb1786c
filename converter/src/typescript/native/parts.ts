import { ts } from "ts-morph";
import type { PlanPart } from "../../plan/plan.js";
import type { CellNames } from "./cell-names.js";
import { isPrinting } from "./completion.js";
import type { HoistedImport } from "./imports.js";

/** Cuts a cell between statements: what stands at the script's top, what in the task, and the value that it shows. */
export function partsOf(
  { file, source, declared }: CellNames,
  hoisted: ReadonlySet<string>,
  imports: ReadonlyMap<ts.Statement, HoistedImport>,
  shown: ts.ExpressionStatement | null,
): PlanPart[] {
  const atTop = new Set(
    [...declared]
      .filter(([name, { kind }]) => kind !== "import" && hoisted.has(name))
      .flatMap(([, one]) => one.statements),
  );
  const parts: PlanPart[] = [];
  const body = (from: number, to: number): void => {
    if (source.slice(from, to).trim() !== "") parts.push({ kind: "body", ...trimmed(source, from, to) });
  };
  let at = 0;
  for (const statement of file.statements) {
    const start = commentedStart(statement, file);
    const keyword = exportKeyword(statement);
    if (ts.isImportDeclaration(statement)) {
      body(at, start);
      const text = imports.get(statement)?.text ?? null;
      if (text !== null)
        parts.push({ kind: "import", from: statement.getStart(file), to: statement.end, text });
    } else if (ts.isExportDeclaration(statement)) {
      body(at, start);
    } else if (atTop.has(statement)) {
      body(at, start);
      const from = keyword === null ? start : keyword.end + 1;
      parts.push({ kind: "module", from, to: statement.end });
    } else if (statement === shown) {
      body(at, statement.getStart(file));
      const kind = isBeforeCode(shown, file, atTop) ? "held" : "shown";
      parts.push({ kind, from: shown.expression.getStart(file), to: shown.expression.end });
    } else if (keyword !== null) {
      body(at, keyword.getStart(file));
      at = keyword.end + 1;
      continue;
    } else {
      continue;
    }
    at = statement.end;
  }
  body(at, source.length);
  return parts;
}

/** Whether something runs below: what is shown then is shown at the end. */
function isBeforeCode(
  shown: ts.Statement,
  { statements }: ts.SourceFile,
  atTop: ReadonlySet<ts.Statement>,
): boolean {
  const below = statements.slice(statements.indexOf(shown) + 1);
  return below.some(
    (statement) =>
      (ts.isVariableStatement(statement) ||
        ts.isClassDeclaration(statement) ||
        ts.isEnumDeclaration(statement) ||
        ts.isBlock(statement)) &&
      !atTop.has(statement),
  );
}

/** A cell among cells of another language shows what it ends with. */
export function lastExpression(file: ts.SourceFile): ts.ExpressionStatement | null {
  const last = file.statements.findLast((one) => !ts.isFunctionDeclaration(one));
  return last !== undefined && ts.isExpressionStatement(last) && !showsNothing(last.expression) ? last : null;
}

function showsNothing(node: ts.Expression): boolean {
  return isPrinting(node) || (ts.isCallExpression(node) && node.expression.getText() === "display");
}

function exportKeyword(statement: ts.Statement): ts.Node | null {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? null;
}

/** With the comments directly above it. */
function commentedStart(statement: ts.Statement, file: ts.SourceFile): number {
  const start = statement.getStart(file);
  const comments = ts.getLeadingCommentRanges(file.text, statement.getFullStart()) ?? [];
  let from = start;
  for (const { pos, end } of comments.toReversed()) {
    if (
      /\n[^\S\n]*\n/u.test(file.text.slice(end, from)) ||
      !file.text.slice(statement.getFullStart(), pos).includes("\n")
    )
      if (pos !== 0) break;
    from = pos;
  }
  return from;
}

/** Whole lines, without the empty ones around them. */
function trimmed(source: string, from: number, to: number): { readonly from: number; readonly to: number } {
  const text = source.slice(from, to);
  const lead = /^(?:[^\S\n]*\n)*/u.exec(text)?.[0].length ?? 0;
  return { from: from + lead, to: from + text.trimEnd().length };
}

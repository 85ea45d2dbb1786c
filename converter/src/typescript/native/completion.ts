import { ts } from "ts-morph";

/**
 * The expression whose value a kernel shows when the cell has run: that of a script, which declarations do not change
 * (https://tc39.es/ecma262/#sec-block-runtime-semantics-evaluation). Null where there is none, or where it stands in a loop or
 * a branch.
 */
export function completionOf(file: ts.SourceFile): ts.ExpressionStatement | null {
  const last = file.statements.findLast((statement) => !isEmpty(statement));
  return last !== undefined && ts.isExpressionStatement(last) && !isPrinting(last.expression) ? last : null;
}

/** A loop, a branch or a block at the end whose own last value a kernel shows; null where there is none. */
export function hiddenCompletionOf(file: ts.SourceFile): ts.Statement | null {
  const last = file.statements.findLast((statement) => !isEmpty(statement));
  return last === undefined || ts.isExpressionStatement(last) || !mayGive(last) ? null : last;
}

/** What it calls is known to give no value. */
export function isPrinting(node: ts.Expression): boolean {
  return (
    ts.isCallExpression(node) &&
    /^console\.(?:log|info|warn|error|table|debug|group|groupCollapsed|groupEnd|dir|trace|assert)$/u.test(
      node.expression.getText(),
    )
  );
}

function isEmpty(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isEmptyStatement(statement) ||
    statement.kind === ts.SyntaxKind.DebuggerStatement ||
    (ts.isBlock(statement) && statement.statements.every(isEmpty))
  );
}

function mayGive(node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  if (ts.isExpressionStatement(node)) return !isPrinting(node.expression);
  return ts.forEachChild(node, mayGive) ?? false;
}

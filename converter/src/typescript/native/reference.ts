import { ts } from "ts-morph";

/** Whether an identifier stands for a variable or a type, and is no declaration, property or label. */
export function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent)) return parent.name !== node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)) return false;
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === node;
  if (ts.isTypePredicateNode(parent)) return false;
  if (ts.isNamedTupleMember(parent)) return parent.type === (node as ts.Node);
  if ("name" in parent && parent.name === node) return false;
  return true;
}

/** How a reference uses what it stands for. */
export function place(node: ts.Identifier): {
  readonly value: boolean;
  readonly assigned: boolean;
  readonly captured: boolean;
} {
  return { value: isValue(node), assigned: isAssigned(node), captured: isCaptured(node) };
}

function isValue(node: ts.Identifier): boolean {
  if (ts.isTypeQueryNode(node.parent)) return true;
  if (ts.isPartOfTypeNode(node)) return false;
  const clause = ts.isExpressionWithTypeArguments(node.parent) ? node.parent.parent : null;
  if (clause === null || !ts.isHeritageClause(clause)) return true;
  return ts.isClassLike(clause.parent) && clause.token === ts.SyntaxKind.ExtendsKeyword;
}

function isAssigned(node: ts.Identifier): boolean {
  let at: ts.Node = node;
  for (;;) {
    const { parent } = at;
    if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
      return (
        parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
      );
    }
    if (ts.isBinaryExpression(parent)) {
      const { kind } = parent.operatorToken;
      const assigns =
        kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment && parent.left === at;
      if (assigns) return true;
      return false;
    }
    if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === at;
    const isPattern =
      ts.isParenthesizedExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isArrayLiteralExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isSpreadElement(parent) ||
      ts.isSpreadAssignment(parent) ||
      ts.isShorthandPropertyAssignment(parent) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === at);
    if (!isPattern) return false;
    at = parent;
  }
}

/** Methods that call what they are handed at once, and do not keep it. */
const immediate = new Set(
  `map filter reduce reduceRight forEach some every find findIndex findLast findLastIndex flatMap sort toSorted from
  replace replaceAll groupBy fromEntries`.split(/\s+/),
);

function isCaptured(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isClassLike(at)) return true;
    if (ts.isFunctionLike(at) && !ts.isTypeNode(at) && !runsAtOnce(at)) return true;
  }
  return false;
}

function runsAtOnce(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  let at: ts.Node = node;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  if (!ts.isCallExpression(at.parent)) return false;
  const { expression } = at.parent;
  if (expression === at) return true;
  return ts.isPropertyAccessExpression(expression) && immediate.has(expression.name.text);
}

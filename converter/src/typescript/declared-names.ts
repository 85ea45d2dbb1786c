import { ts } from "ts-morph";

/** What the statements of one block declare for it alone: `let`, `const`, classes, enums. */
export function lexicalNames(statements: readonly ts.Node[]): string[] {
  return statements.flatMap((statement): string[] => {
    if (ts.isVariableStatement(statement)) return lexicalOf(statement.declarationList);
    if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) return named(statement.name);
    return [];
  });
}

/** What `let` and `const` in a loop's head declare. */
export function lexicalOf(list: ts.VariableDeclarationList): string[] {
  return (list.flags & ts.NodeFlags.BlockScoped) === 0
    ? []
    : list.declarations.flatMap((declaration) => boundNames(declaration.name));
}

/** What a function's body declares for all of it: `var` at any depth, and functions. */
export function hoistedNames(body: ts.Node): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node)) names.push(...named(node.name));
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0)
      for (const declaration of node.declarations) names.push(...boundNames(declaration.name));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return names;
}

/** What a statement of strict code declares for all of what it stands in: `var` at any depth. */
export function varNames(statement: ts.Node): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0)
      for (const declaration of node.declarations) names.push(...boundNames(declaration.name));
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

export function boundNames(binding: ts.BindingName): string[] {
  if (ts.isIdentifier(binding)) return [binding.text];
  return binding.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

function named(identifier: ts.Identifier | undefined): string[] {
  return identifier === undefined ? [] : [identifier.text];
}

import type { Expr, Pattern, Stmt } from "../tree.js";

/** The names that a body binds in its own scope, without those that it declares `global` or `nonlocal`. */
export interface BoundNames {
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
}

export function boundNames(body: readonly Stmt[], parameters: readonly string[] = []): BoundNames {
  const bound = new Set(parameters);
  const globals = new Set<string>();
  const outer = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null || !("nodeType" in node)) return;
    const syntax = node as Stmt | Expr | Pattern;
    switch (syntax.nodeType) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        bound.add(syntax.name);
        return visit([syntax.decorator_list, syntax.args.defaults, syntax.args.kw_defaults]);
      case "ClassDef":
        bound.add(syntax.name);
        return visit([syntax.decorator_list, syntax.bases, syntax.keywords]);
      case "Lambda":
        return visit([syntax.args.defaults, syntax.args.kw_defaults]);
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
      case "DictComp":
        // Its targets are its own; a walrus in it binds here.
        return walrusNames(syntax).forEach((name) => bound.add(name));
      case "Name":
        if (syntax.ctx.nodeType !== "Load") bound.add(syntax.id);
        return;
      case "Global":
        return syntax.names.forEach((name) => globals.add(name));
      case "Nonlocal":
        return syntax.names.forEach((name) => outer.add(name));
      case "Import":
        return syntax.names.forEach((alias) =>
          bound.add(alias.asname ?? alias.name.split(".")[0] ?? alias.name),
        );
      case "ImportFrom":
        return syntax.names.forEach((alias) => bound.add(alias.asname ?? alias.name));
      case "MatchAs":
      case "MatchStar":
        if (syntax.name !== undefined) bound.add(syntax.name);
        break;
      case "MatchMapping":
        if (syntax.rest !== undefined) bound.add(syntax.rest);
        break;
    }
    if ((node as { nodeType: string }).nodeType === "ExceptHandler") {
      const name = (node as { name?: string }).name;
      if (name !== undefined) bound.add(name);
    }
    for (const child of Object.values(node)) if (typeof child === "object") visit(child);
  };
  visit(body);
  for (const name of [...globals, ...outer]) bound.delete(name);
  return { locals: bound, globals };
}

/** The names that `:=` binds in a comprehension, for the scope around it. */
function walrusNames(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(walrusNames);
  if (typeof node !== "object" || node === null) return [];
  const { nodeType } = node as { nodeType?: string };
  if (nodeType === "Lambda") return [];
  const here =
    nodeType === "NamedExpr" && (node as { target: Expr }).target.nodeType === "Name"
      ? [(node as { target: { id: string } }).target.id]
      : [];
  return [
    ...here,
    ...Object.values(node).flatMap((child) => (typeof child === "object" ? walrusNames(child) : [])),
  ];
}

/** Whether a body itself yields, which makes its function a generator. */
export function yields(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(yields);
  if (typeof node !== "object" || node === null) return false;
  const { nodeType } = node as { nodeType?: string };
  if (nodeType === "Yield" || nodeType === "YieldFrom") return true;
  if (nodeType === "FunctionDef" || nodeType === "AsyncFunctionDef" || nodeType === "Lambda") return false;
  if (nodeType === "ClassDef") return false;
  return Object.values(node).some((child) => typeof child === "object" && yields(child));
}

import { ts } from "ts-morph";
import type { CellNames } from "./cell-names.js";
import { isReference } from "./reference.js";
import { lineOf, type Refusal } from "./refusal.js";

/** What of `process` is the same in every process that runs here. */
const harmless = /^(?:env|platform|arch|version|versions|hrtime|memoryUsage|stdout|stderr)$/u;

const timers = /^(?:setTimeout|setInterval|setImmediate|queueMicrotask)$/u;

/** Where a piece of code stands. */
interface Around {
  readonly inFunction: boolean;
  /** In what has a `this` of its own. */
  readonly owned: boolean;
  readonly inPromise: boolean;
  /** In a function whose `this` is the global object where it is called by its name alone, unless it is strict. */
  readonly loose: boolean;
}

/** What a cell says that a function of a script would say otherwise, and work that goes on after the cell has ended. */
export function unlikeSyntax(cells: readonly CellNames[], isStrict: boolean): Refusal[] {
  const made = new Set(cells.flatMap(({ declared }) => [...declared.keys()]));
  const asynchronous = new Set(cells.flatMap(({ file }) => asyncNames(file)));
  return cells.flatMap(({ file, number }) => {
    const found = new Map<string, Refusal>();
    const refuse = (node: ts.Node, [message, hint]: Why): void => {
      if (!found.has(message)) found.set(message, { cell: number, line: lineOf(node, file), message, hint });
    };
    const visit = (node: ts.Node, around: Around): void => {
      const why = whyNot(node, around, made, asynchronous);
      if (why !== null) refuse(node, why);
      const isFunction = ts.isFunctionLike(node);
      const inside = {
        inFunction: around.inFunction || isFunction,
        owned: around.owned || (isFunction && !ts.isArrowFunction(node)) || ts.isClassLike(node),
        inPromise: around.inPromise || isPromise(node),
        loose: ts.isArrowFunction(node) || !isFunction ? around.loose : !isStrict && isLoose(node),
      };
      ts.forEachChild(node, (child) => visit(child, inside));
    };
    visit(file, { inFunction: false, owned: false, inPromise: false, loose: false });
    return [...found.values()];
  });
}

type Why = readonly [message: string, hint: string];

function whyNot(
  node: ts.Node,
  { inFunction, owned, inPromise, loose }: Around,
  made: ReadonlySet<string>,
  asynchronous: ReadonlySet<string>,
): Why | null {
  if (node.kind === ts.SyntaxKind.ThisKeyword && !owned)
    return ["uses `this` outside of any function, which is nothing in a script", "Name what is meant."];
  if (node.kind === ts.SyntaxKind.ThisKeyword && loose)
    return [
      "has a function with `this`, which is the global object in the kernel where nothing else is given",
      "Make it a method of a class.",
    ];
  if (ts.isReturnStatement(node) && !inFunction)
    return ["returns outside of any function, which a cell can't", "Leave the `return` out."];
  if (ts.isIdentifier(node) && node.text === "arguments" && !owned && isReference(node))
    return ["uses `arguments` outside of any function, which a module has not", "Write it without."];
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
    return ["uses `import.meta`, which is the script's own there", "Name files by their paths."];
  if ((ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) && isDefault(node))
    return ["exports what has no name here", "Leave `export default` out."];
  if (ts.isVariableStatement(node) && hasDeclare(node))
    return ["declares what is elsewhere (`declare`)", "Use it by its name."];
  if (ts.isPropertyAccessExpression(node) && isProcess(node.expression, made)) {
    const { text } = node.name;
    return harmless.test(text)
      ? null
      : [`uses \`process.${text}\`, and the process is nbflow's own`, "Write it without."];
  }
  if (ts.isCallExpression(node) && !inPromise && isTimer(node.expression, made))
    return [
      `calls \`${node.expression.getText()}\` and does not wait for it`,
      "Wait for it: `await new Promise((go) => setTimeout(go, 100))`.",
    ];
  if (ts.isExpressionStatement(node) && isFloating(node.expression, asynchronous))
    return ["starts work that it does not wait for", "Put `await` before it."];
  return null;
}

/** Not a constructor, by its name. */
function isLoose(node: ts.Node): boolean {
  if (!ts.isFunctionDeclaration(node) && !ts.isFunctionExpression(node)) return false;
  return !/^\p{Lu}/u.test(node.name?.text ?? "");
}

function hasDeclare(node: ts.VariableStatement): boolean {
  return (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

function isDefault(node: ts.ClassDeclaration | ts.FunctionDeclaration): boolean {
  return (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
}

function isProcess(node: ts.Expression, made: ReadonlySet<string>): boolean {
  return ts.isIdentifier(node) && node.text === "process" && !made.has("process");
}

function isTimer(node: ts.Expression, made: ReadonlySet<string>): boolean {
  return ts.isIdentifier(node) && timers.test(node.text) && !made.has(node.text);
}

function isPromise(node: ts.Node): boolean {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Promise";
}

/** A promise that nobody awaits: `main()` of an async function, `fetch(…).then(…)`. */
function isFloating(node: ts.Expression, asynchronous: ReadonlySet<string>): boolean {
  if (ts.isVoidExpression(node) || ts.isParenthesizedExpression(node))
    return isFloating(node.expression, asynchronous);
  if (!ts.isCallExpression(node)) return false;
  let callee: ts.Expression = node.expression;
  while (ts.isParenthesizedExpression(callee)) callee = callee.expression;
  if (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)) return isAsync(callee);
  if (ts.isIdentifier(callee)) return callee.text === "fetch" || asynchronous.has(callee.text);
  return ts.isPropertyAccessExpression(callee) && /^(?:then|catch|finally)$/u.test(callee.name.text);
}

function isAsync(node: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration): boolean {
  return (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}

function asyncNames(file: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (ts.isFunctionDeclaration(node) && node.name !== undefined && isAsync(node))
      names.push(node.name.text);
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return;
    const { initializer: value } = node;
    if (
      value !== undefined &&
      (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) &&
      isAsync(value)
    )
      names.push(node.name.text);
  };
  visit(file);
  return names;
}

import type { ExceptHandler, MatchCase, Stmt, WithItem } from "../tree.js";
import type { Step, Expression } from "../../facts/index.js";
import { boundNames } from "./bound-names.js";
import { ipythonSteps } from "./ipython-call.js";
import { operatorOf } from "./lower-expression.js";
import { headAnnotations, lowerFunction } from "./lower-function.js";
import { lowerImport } from "./lower-import.js";
import { lowerPattern } from "./lower-pattern.js";
import { lineOf, truth, type Lowering } from "./lowering.js";

export function lowerStatement(node: Stmt, lowering: Lowering): readonly Step[] {
  const line = lineOf(lowering, node);
  const { steps, target } = lowering;
  const evaluate = (value: Expression): Step => ({ kind: "evaluate", value, shown: false, line });
  switch (node.nodeType) {
    case "Expr":
      return ipythonSteps(node.value, lowering) ?? [evaluate(lowering.value(node.value))];
    case "Assign":
      return [{ kind: "assign", targets: node.targets.map(target), value: lowering.value(node.value), line }];
    case "AnnAssign": {
      const annotation = evaluate(lowering.value(node.annotation));
      if (!node.value) return [annotation];
      return [
        annotation,
        { kind: "assign", targets: [target(node.target)], value: lowering.value(node.value), line },
      ];
    }
    case "AugAssign":
      return [
        {
          kind: "augment",
          target: target(node.target),
          old: lowering.value(node.target),
          operator: operatorOf(node.op),
          value: lowering.value(node.value),
          line,
        },
      ];
    case "Delete":
      return [{ kind: "delete", targets: node.targets.map(target), line }];
    case "For":
    case "AsyncFor":
      return [
        {
          kind: "loop",
          over: lowering.value(node.iter),
          target: target(node.target),
          body: steps(node.body),
          otherwise: steps(node.orelse),
          line,
        },
      ];
    case "While":
      return [
        {
          kind: "loop",
          over: null,
          target: null,
          body: [evaluate(truth(node.test, lowering)), ...steps(node.body)],
          otherwise: steps(node.orelse),
          line,
        },
      ];
    case "If":
      return [
        evaluate(truth(node.test, lowering)),
        { kind: "branch", branches: [steps(node.body), steps(node.orelse)], exhaustive: true, line },
      ];
    case "Try":
    case "TryStar":
      return [
        {
          kind: "attempt",
          body: steps(node.body),
          handlers: node.handlers.map((handler) => lowerHandler(handler, lowering)),
          otherwise: steps(node.orelse),
          last: steps(node.finalbody),
          line,
        },
      ];
    case "With":
    case "AsyncWith":
      return manage(node.items, node.body);
    case "Match":
      return lowerMatch(lowering.value(node.subject), node.cases, line, lowering);
    case "FunctionDef":
    case "AsyncFunctionDef":
      lowering.names.add(node.name);
      return [
        ...headAnnotations(node).map((annotation) => evaluate(lowering.value(annotation))),
        {
          kind: "define",
          name: node.name,
          function: lowerFunction(node, lowering),
          decorators: node.decorator_list.map(lowering.value),
          line,
        },
      ];
    case "ClassDef":
      lowering.names.add(node.name);
      return [
        {
          kind: "class",
          name: node.name,
          class: {
            name: node.name,
            line,
            bases: [...node.bases, ...node.keywords.map((keyword) => keyword.value)].map(lowering.value),
            body: steps(node.body),
            ...boundNames(node.body),
          },
          decorators: node.decorator_list.map(lowering.value),
          line,
        },
      ];
    case "Import":
    case "ImportFrom":
      return lowerImport(node, lowering);
    case "Return":
      return [{ kind: "return", value: node.value ? lowering.value(node.value) : null, line }];
    case "Raise":
      return [node.exc, node.cause]
        .filter((part) => part !== undefined)
        .map((part) => evaluate({ kind: "raise", value: lowering.value(part) }));
    case "Assert":
      return [truth(node.test, lowering), ...(node.msg ? [lowering.value(node.msg)] : [])].map(evaluate);
    case "TypeAlias":
      return [
        {
          kind: "assign",
          targets: [target(node.name)],
          value: { kind: "constant", type: "type", text: null },
          line,
        },
      ];
    case "Global":
      // At the top of a cell it says nothing; in a function it is in the function's `globals`.
      return [];
    default:
      return [];
  }

  function manage(items: readonly WithItem[], body: readonly Stmt[]): readonly Step[] {
    const [first, ...rest] = items;
    if (first === undefined) return steps(body);
    return [
      {
        kind: "manage",
        manager: lowering.value(first.context_expr),
        target: first.optional_vars ? target(first.optional_vars) : null,
        body: manage(rest, body),
        line,
      },
    ];
  }
}

function lowerHandler(handler: ExceptHandler, lowering: Lowering): readonly Step[] {
  const line = lineOf(lowering, handler);
  const value: Expression = handler.type
    ? lowering.value(handler.type)
    : { kind: "constant", type: "NoneType", text: null };
  const body = lowering.steps(handler.body);
  const test: Step = { kind: "evaluate", value, shown: false, line };
  if (handler.name === undefined || handler.name === null) return [test, ...body];
  const name = { kind: "name", name: handler.name } as const;
  lowering.names.add(handler.name);
  return [
    test,
    { kind: "assign", targets: [name], value: { kind: "raised" }, line },
    ...body,
    // Python deletes the name when the handler ends.
    { kind: "delete", targets: [name], line },
  ];
}

function lowerMatch(
  subject: Expression,
  cases: readonly MatchCase[],
  line: number,
  lowering: Lowering,
): readonly Step[] {
  const branches = cases.map(({ pattern, guard, body }): readonly Step[] => [
    ...lowerPattern(pattern, subject, line, lowering),
    ...(guard ? [{ kind: "evaluate", value: truth(guard, lowering), shown: false, line } as const] : []),
    ...lowering.steps(body),
  ]);
  const captures = cases.map(({ pattern }) => lowerPattern(pattern, subject, line, lowering));
  return [
    { kind: "evaluate", value: subject, shown: false, line },
    // A pattern that fails in the end may have bound names before.
    { kind: "branch", branches: captures, exhaustive: false, line },
    { kind: "branch", branches, exhaustive: false, line },
  ];
}

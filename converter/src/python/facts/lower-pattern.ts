import type { Pattern } from "../tree.js";
import type { Step, Expression } from "../../facts/index.js";
import type { Lowering } from "./lowering.js";

/** What a `case` pattern reads and binds. `whole` is whether the pattern stands for all of the subject. */
export function lowerPattern(
  node: Pattern,
  subject: Expression,
  line: number,
  lowering: Lowering,
  whole = true,
): readonly Step[] {
  const inner = (patterns: readonly Pattern[], all = false) =>
    patterns.flatMap((pattern) => lowerPattern(pattern, subject, line, lowering, all && whole));
  const capture = (name: string | undefined, all: boolean): readonly Step[] => {
    if (name === undefined) return [];
    lowering.names.add(name);
    return [{ kind: "capture", name, from: subject, whole: all, line }];
  };
  const evaluate = (value: Expression): Step => ({ kind: "evaluate", value, shown: false, line });
  switch (node.nodeType) {
    case "MatchValue":
      return [
        evaluate({ kind: "operation", operator: "compare", operands: [subject, lowering.value(node.value)] }),
      ];
    case "MatchSingleton":
      return [];
    case "MatchSequence":
      return inner(node.patterns);
    case "MatchOr":
      return inner(node.patterns, true);
    case "MatchMapping":
      return [
        ...node.keys.map((key) => evaluate(lowering.value(key))),
        ...inner(node.patterns),
        ...capture(node.rest, false),
      ];
    case "MatchClass":
      return [
        evaluate(lowering.value(node.cls)),
        ...node.kwd_attrs.map((name) => evaluate({ kind: "attribute", of: subject, name })),
        ...(node.patterns.length > 0 ? [evaluate(someAttribute(subject, line))] : []),
        ...inner(node.patterns),
        ...inner(node.kwd_patterns),
      ];
    case "MatchStar":
      return capture(node.name, false);
    case "MatchAs":
      return [...(node.pattern ? inner([node.pattern], true) : []), ...capture(node.name, whole)];
  }
}

/** What `__match_args__` names. */
function someAttribute(of: Expression, line: number): Expression {
  const name = { kind: "constant", type: "str", text: null } as const;
  const values = [of, name].map((value) => ({ value, name: null, spread: false }));
  return { kind: "call", callee: { kind: "name", name: "getattr", line }, arguments: values, line };
}

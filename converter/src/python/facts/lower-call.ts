import type { Call } from "../tree.js";
import type { Argument, Expression } from "../../facts/index.js";
import { ipythonValue } from "./ipython-call.js";
import { lineOf, type Lowering } from "./lowering.js";

export function lowerCall(node: Call, lowering: Lowering): Expression {
  const special = ipythonValue(node, lowering);
  if (special !== null) return special;
  return {
    kind: "call",
    callee: lowering.value(node.func),
    arguments: [
      ...node.args.map((argument): Argument =>
        argument.nodeType === "Starred"
          ? { value: lowering.value(argument.value), name: null, spread: true }
          : { value: lowering.value(argument), name: null, spread: false },
      ),
      ...node.keywords.map((keyword) => ({
        value: lowering.value(keyword.value),
        name: keyword.arg ?? null,
        spread: keyword.arg === undefined || keyword.arg === null,
      })),
    ],
    line: lineOf(lowering, node),
  };
}

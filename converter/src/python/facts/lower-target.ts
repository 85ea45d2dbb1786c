import type { Expr } from "../tree.js";
import type { Target, Expression } from "../../facts/index.js";
import type { Lowering } from "./lowering.js";

export function lowerTarget(node: Expr, lowering: Lowering): Target {
  switch (node.nodeType) {
    case "Name":
      lowering.names.add(node.id);
      return { kind: "name", name: node.id };
    case "Attribute":
      return { kind: "attribute", of: lowering.value(node.value), name: node.attr };
    case "Subscript":
      return { kind: "item", of: lowering.value(node.value), key: lowering.value(node.slice) };
    case "Starred":
      return { kind: "rest", target: lowerTarget(node.value, lowering) };
    case "Tuple":
    case "List":
      return { kind: "unpack", targets: node.elts.map((element) => lowerTarget(element, lowering)) };
    default:
      // CPython refuses all others; whatever it is, its object may change.
      return { kind: "item", of: lowering.value(node), key: none };
  }
}

export const none: Expression = { kind: "constant", type: "NoneType", text: null };

import type { Call, Expr } from "../tree.js";
import type { Step, Expression } from "../../facts/index.js";
import { cellMagic } from "./cell-magic.js";
import { lineMagic } from "./line-magic.js";
import { lineOf, type Lowering } from "./lowering.js";
import { shellCommand } from "./shell.js";

/** The calls that IPython makes of its own syntax, as statements; null for all else. */
export function ipythonSteps(node: Expr, lowering: Lowering): readonly Step[] | null {
  const call = ipythonCall(node);
  if (call === null) return null;
  const line = lineOf(lowering, node);
  const [first = "", second = "", third = ""] = call.texts;
  const inner = lowering.at(line);
  switch (call.method) {
    case "run_line_magic":
      return lineMagic(first, second, line, inner);
    case "run_cell_magic":
      return cellMagic(first, second, third, line, inner);
    case "system":
    case "getoutput":
      return [{ kind: "command", command: shellCommand(first), line }];
    case "show_usage":
      return [];
    default:
      return null;
  }
}

/** The same where their value is used: `files = !ls`, `t = %timeit -o f()`. */
export function ipythonValue(node: Call, lowering: Lowering): Expression | null {
  const call = ipythonCall(node);
  if (call === null) return null;
  if (call.method === "getoutput" || call.method === "system") {
    return { kind: "command", command: shellCommand(call.texts[0] ?? ""), type: "list" };
  }
  const steps = ipythonSteps(node, lowering) ?? [];
  if (steps.length === 1 && steps[0]?.kind === "command") {
    return { kind: "command", command: steps[0].command, type: null };
  }
  if (steps.length === 1 && steps[0]?.kind === "evaluate") return steps[0].value;
  return { kind: "anything", because: `uses what \`%${call.texts[0] ?? call.method}\` gives` };
}

interface IPythonCall {
  readonly method: string;
  readonly texts: readonly string[];
}

function ipythonCall(node: Expr): IPythonCall | null {
  if (node.nodeType !== "Call" || node.func.nodeType !== "Attribute") return null;
  const owner = node.func.value;
  if (owner.nodeType !== "Call" || owner.func.nodeType !== "Name" || owner.func.id !== "get_ipython")
    return null;
  if (!methods.has(node.func.attr)) return null;
  const texts = node.args.map((argument) =>
    argument.nodeType === "Constant" && typeof argument.value === "string" ? argument.value : null,
  );
  return texts.includes(null) ? null : { method: node.func.attr, texts: texts as readonly string[] };
}

const methods = new Set(["run_line_magic", "run_cell_magic", "system", "getoutput", "show_usage"]);

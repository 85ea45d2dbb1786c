import type { AsyncFunctionDef, ClassDef, FunctionDef, TypeAlias, TypeParam } from "../tree.js";
import { Use } from "./block.js";
import { collectExpression } from "./collect-expressions.js";
import type { Collector } from "./collector.js";

type Generic = FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias;

/** Visits what stands inside the scope of a definition's type parameters, which there is only where it has some. */
export function collectTypeParameters(node: Generic, name: string, to: Collector, visit: () => void): void {
  if (node.type_params.length === 0) return visit();
  to.enter("type-parameters", name, node, () => {
    for (const parameter of node.type_params) collectTypeParameter(parameter, to);
    visit();
  });
}

/** A bound and a default are evaluated when they are asked for, each in a scope of its own. */
function collectTypeParameter(parameter: TypeParam, to: Collector): void {
  to.add(parameter.name, Use.local);
  const lazily = [parameter.nodeType === "TypeVar" ? parameter.bound : undefined, parameter.default_value];
  for (const expression of lazily) {
    if (expression == null) continue;
    to.enter("type-bound", parameter.name, parameter, () => collectExpression(expression, to));
  }
}

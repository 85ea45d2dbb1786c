import type { Expression } from "../facts/index.js";
import { callValue } from "./call.js";
import { evaluate } from "./evaluate.js";
import { argumentsOf } from "./function.js";
import { ref, type Value } from "./heap.js";
import type { Machine } from "./machine.js";
import type { Scope } from "./scope.js";

/** What is bound when a function or class stands under decorators. */
export function decorate(
  value: Value,
  decorators: readonly Expression[],
  site: object,
  scope: Scope,
  machine: Machine,
): Value {
  let result = value;
  for (const decorator of decorators.toReversed()) {
    const callee = evaluate(maker(decorator, scope, machine), scope, machine);
    const symbol = callee.length === 1 ? (callee[0]?.symbol ?? nameOf(decorator)) : nameOf(decorator);
    if (symbol !== null && caches.has(symbol)) {
      for (const one of result) if (one.region !== null) one.region.cached = true;
      continue;
    }
    if (symbol !== null && plain.has(symbol)) continue;
    if (symbol !== null && symbol in marks) {
      result = result.map((one) => ref(one.region, marks[symbol] ?? one.type));
      continue;
    }
    const node = { kind: "call", callee: decorator, arguments: [], line: 0 } as const;
    const given = argumentsOf([result]);
    result = callValue(
      callee,
      given,
      { node: sited(site, decorator, node), scope, root: null, roots: [null] },
      machine,
    );
  }
  return result;
}

const sites = new WeakMap<
  object,
  { readonly kind: "call"; readonly callee: Expression; readonly arguments: []; readonly line: number }
>();

/** The call that a decorator is, the same one each time. */
function sited(
  _site: object,
  decorator: Expression,
  node: {
    readonly kind: "call";
    readonly callee: Expression;
    readonly arguments: readonly [];
    readonly line: number;
  },
) {
  let kept = sites.get(decorator);
  if (kept === undefined) sites.set(decorator, (kept = { ...node, arguments: [] }));
  return kept;
}

/** `@lru_cache(maxsize=None)`: the decorator of which the call makes a variant, where that is a known one. */
function maker(decorator: Expression, scope: Scope, machine: Machine): Expression {
  if (decorator.kind !== "call") return decorator;
  const [made] = evaluate(decorator.callee, scope, machine);
  const { symbol = null } = made ?? {};
  return symbol !== null && (plain.has(symbol) || caches.has(symbol)) ? decorator.callee : decorator;
}

const caches: ReadonlySet<string> = new Set(["functools.lru_cache", "functools.cache"]);

/** A decorator that is made by a call, `@lru_cache(maxsize=None)`, or reached from a property, `@x.setter`. */
function nameOf(decorator: Expression): string | null {
  if (decorator.kind !== "attribute") return null;
  if (decorator.name === "getter") return "builtins.property";
  return decorator.name === "setter" || decorator.name === "deleter" ? "property.setter" : null;
}

/** Give a function that does the same. */
const plain = new Set([
  "abc.abstractmethod",
  "dataclasses.dataclass",
  "functools.total_ordering",
  "typing.overload",
  "typing.final",
  "typing.no_type_check",
  "typing.runtime_checkable",
  "functools.wraps",
  "numba.jit",
  "numba.njit",
  "numba.vectorize",
  "numba.guvectorize",
  "contextlib.contextmanager",
  "contextlib.asynccontextmanager",
  "enum.unique",
  "torch.no_grad",
  "torch.inference_mode",
  "tensorflow.function",
  "mlflow.trace",
  "functools.singledispatch",
  "functools.singledispatchmethod",
]);

const marks: Readonly<Record<string, string>> = {
  "builtins.property": "property",
  "functools.cached_property": "cached property",
  "builtins.staticmethod": "staticmethod",
  "builtins.classmethod": "classmethod",
  // Runs where the attribute is set or deleted.
  "property.setter": "setter",
  // JavaScript's, by names that no code can spell
  "builtins.own property": "property",
  "builtins.class property": "class property",
  "builtins.class method": "class method",
};

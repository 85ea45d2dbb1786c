import type { Node } from "../tree.js";

/**
 * What CPython's `symtable` calls a block, with the kinds told apart that it names alike: a lambda and a comprehension are
 * functions to it. `type-parameters`, `type-alias` and `type-bound` are the scopes of Python 3.12's generic syntax; they behave
 * as functions do, but see the names of a class around them.
 */
export type ScopeKind =
  | "module"
  | "function"
  | "class"
  | "lambda"
  | "comprehension"
  | "type-parameters"
  | "type-alias"
  | "type-bound";

/**
 * Where a name of a scope lives. `local`: in the scope itself. `cell`: there, and inner functions use it. `free`: in a function
 * around it. `global`: declared so. `implicit-global`: found nowhere around, so a global or a builtin.
 */
export type Binding = "local" | "cell" | "free" | "global" | "implicit-global";

export interface ScopeName {
  /** As Python stores it: private names in a class are mangled (`_C__x`). */
  readonly name: string;
  readonly binding: Binding;
  readonly referenced: boolean;
  /** Bound by an assignment, a loop, `with`, `except`, `def`, `class`, a pattern, a walrus or `del`; not by an import. */
  readonly assigned: boolean;
  readonly imported: boolean;
  readonly parameter: boolean;
  readonly annotated: boolean;
  /** Declared `nonlocal`, or bound by a walrus for the function around the comprehension. */
  readonly nonlocal: boolean;
}

export interface Scope {
  readonly kind: ScopeKind;
  /** The function's or class's name; `top` for the module, and `lambda`, `listcomp`, `genexpr` and so on, as CPython has it. */
  readonly name: string;
  readonly node: Node;
  readonly names: ReadonlyMap<string, ScopeName>;
  readonly children: readonly Scope[];
}

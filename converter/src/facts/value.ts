import type { FunctionFacts, Target } from "./step.js";

/** Where a value comes from. */
export type Value =
  /** A literal that cannot change; `text` is the content of a string. */
  | { readonly kind: "constant"; readonly type: string; readonly text: string | null }
  | { readonly kind: "name"; readonly name: string; readonly line: number }
  | { readonly kind: "attribute"; readonly of: Value; readonly name: string }
  | { readonly kind: "item"; readonly of: Value; readonly key: Value }
  | { readonly kind: "slice"; readonly parts: readonly Value[] }
  | {
      readonly kind: "collection";
      readonly type: "list" | "tuple" | "set" | "dict";
      readonly items: readonly CollectionItem[];
    }
  /** An operator on its operands; `compare` for all comparisons. */
  | { readonly kind: "operation"; readonly operator: string; readonly operands: readonly Value[] }
  /** All of `tests` may be evaluated, and one of `values` is the result. */
  | { readonly kind: "choice"; readonly tests: readonly Value[]; readonly values: readonly Value[] }
  | {
      readonly kind: "call";
      readonly callee: Value;
      readonly arguments: readonly Argument[];
      readonly line: number;
    }
  | { readonly kind: "function"; readonly function: FunctionFacts }
  | {
      readonly kind: "comprehension";
      readonly type: "list" | "set" | "dict" | "generator";
      readonly generators: readonly Generator[];
      readonly element: readonly Value[];
      readonly locals: ReadonlySet<string>;
    }
  /** Text made of parts, as an f-string. */
  | { readonly kind: "text"; readonly parts: readonly Value[] }
  /** Binds and gives the value, as `:=`. */
  | { readonly kind: "bind"; readonly target: Target; readonly value: Value }
  | { readonly kind: "await"; readonly of: Value }
  | { readonly kind: "yield"; readonly value: Value | null; readonly each: boolean }
  /** What a magic or a shell line gives. */
  | { readonly kind: "command"; readonly command: import("./step.js").Command; readonly type: string | null }
  | { readonly kind: "anything"; readonly because: string };

export interface CollectionItem {
  readonly key: Value | null;
  readonly value: Value;
  /** `*rest` or `**rest`: the elements, not the value. */
  readonly spread: boolean;
}

export interface Argument {
  readonly value: Value;
  readonly name: string | null;
  readonly spread: boolean;
}

export interface Generator {
  readonly over: Value;
  readonly target: Target;
  readonly tests: readonly Value[];
}

import type { FunctionFacts, Target } from "./step.js";

/** Where a value comes from. */
export type Expression =
  /** A literal that cannot change; `text` is the content of a string. */
  | { readonly kind: "constant"; readonly type: string; readonly text: string | null }
  | { readonly kind: "name"; readonly name: string; readonly line: number }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "item"; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "slice"; readonly parts: readonly Expression[] }
  | {
      readonly kind: "collection";
      readonly type: "list" | "tuple" | "set" | "dict";
      readonly items: readonly CollectionItem[];
    }
  /** An operator on its operands; `compare` for comparisons, `in` where one of them is, `number` for JavaScript's arithmetic but `+`. */
  | { readonly kind: "operation"; readonly operator: string; readonly operands: readonly Expression[] }
  /** All of `tests` may be evaluated, and one of `values` is the result. */
  | { readonly kind: "choice"; readonly tests: readonly Expression[]; readonly values: readonly Expression[] }
  | {
      readonly kind: "call";
      readonly callee: Expression;
      readonly arguments: readonly Argument[];
      readonly line: number;
      /** `new` of JavaScript: what is called makes an object, whatever it is. */
      readonly constructs?: true;
    }
  | { readonly kind: "function"; readonly function: FunctionFacts }
  | {
      readonly kind: "comprehension";
      readonly type: "list" | "set" | "dict" | "generator";
      readonly generators: readonly Generator[];
      readonly element: readonly Expression[];
      readonly locals: ReadonlySet<string>;
    }
  /** Text made of parts, as an f-string. */
  | { readonly kind: "text"; readonly parts: readonly Expression[] }
  /** Binds and gives the value, as `:=`. */
  | { readonly kind: "bind"; readonly target: Target; readonly value: Expression }
  | { readonly kind: "await"; readonly of: Expression }
  | { readonly kind: "yield"; readonly value: Expression | null; readonly each: boolean }
  | { readonly kind: "raise"; readonly value: Expression }
  /** What a handler of errors is handed: something that has been raised. */
  | { readonly kind: "raised" }
  /** What a magic or a shell line gives. */
  | { readonly kind: "command"; readonly command: import("./step.js").Command; readonly type: string | null }
  /** `onwards`: in each cell after this one too. */
  | { readonly kind: "anything"; readonly because: string; readonly onwards?: boolean };

export interface CollectionItem {
  readonly key: Expression | null;
  readonly value: Expression;
  /** `*rest` or `**rest`: the elements, not the value. */
  readonly spread: boolean;
}

export interface Argument {
  readonly value: Expression;
  readonly name: string | null;
  readonly spread: boolean;
}

export interface Generator {
  readonly over: Expression;
  readonly target: Target;
  readonly tests: readonly Expression[];
}

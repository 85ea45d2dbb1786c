import type { Expression } from "./expression.js";

/** A place to bind: a name, an attribute, an element, or several at once. */
export type Target =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "item"; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "unpack"; readonly targets: readonly Target[] }
  | { readonly kind: "rest"; readonly target: Target };

/** One thing that a cell, a function or a class body does. `line` is in the cell, from 1. */
export type Step = { readonly line: number } & (
  | { readonly kind: "evaluate"; readonly value: Expression; readonly shown: boolean }
  | { readonly kind: "assign"; readonly targets: readonly Target[]; readonly value: Expression }
  /** `x += v`: rebinds the target, or changes its object in place. */
  | {
      readonly kind: "augment";
      readonly target: Target;
      readonly old: Expression;
      readonly operator: string;
      readonly value: Expression;
    }
  | { readonly kind: "delete"; readonly targets: readonly Target[] }
  /** One of the branches runs; with `exhaustive: false` perhaps none. */
  | { readonly kind: "branch"; readonly branches: readonly (readonly Step[])[]; readonly exhaustive: boolean }
  /** The body runs any number of times. With `over`, each time the target is bound to an element. */
  | {
      readonly kind: "loop";
      readonly over: Expression | null;
      readonly target: Target | null;
      readonly body: readonly Step[];
      readonly otherwise: readonly Step[];
    }
  /** The body may stop anywhere; then one of the handlers may run. */
  | {
      readonly kind: "attempt";
      readonly body: readonly Step[];
      readonly handlers: readonly (readonly Step[])[];
      readonly otherwise: readonly Step[];
      readonly last: readonly Step[];
    }
  | {
      readonly kind: "manage";
      readonly manager: Expression;
      readonly target: Target | null;
      readonly body: readonly Step[];
    }
  /** The pattern's names are bound to the subject or parts of it. */
  | { readonly kind: "capture"; readonly name: string; readonly from: Expression; readonly whole: boolean }
  | {
      readonly kind: "define";
      readonly name: string;
      readonly function: FunctionFacts;
      readonly decorators: readonly Expression[];
    }
  | {
      readonly kind: "class";
      readonly name: string;
      readonly class: ClassFacts;
      readonly decorators: readonly Expression[];
    }
  /** `module` is dotted; `member` is null for the module itself; `rest` of a dotted import binds its first part. */
  | {
      readonly kind: "import";
      readonly name: string;
      readonly module: string;
      readonly member: string | null;
    }
  | { readonly kind: "import-all"; readonly module: string }
  | { readonly kind: "return"; readonly value: Expression | null }
  /** A magic, a shell line, or a cell of another language. */
  | { readonly kind: "command"; readonly command: Command }
  /** Reads and writes every name: `exec`, `%run`, `globals()`. */
  | { readonly kind: "anything"; readonly because: string }
);

/** What a magic or a shell line does outside of the cell's variables; `does` completes "cell 3 …". */
export interface Command {
  readonly does: string;
  readonly effects: readonly CommandEffect[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export type CommandEffect = CommandUse | CommandFile;

export interface CommandUse {
  readonly kind: "uses" | "changes";
  readonly resource: string;
}

/** Null is a path that is not known. */
export interface CommandFile {
  readonly kind: "reads-file" | "writes-file";
  readonly path: string | null;
}

export interface FunctionFacts {
  readonly name: string;
  readonly line: number;
  readonly parameters: readonly Parameter[];
  /** The names of its own scope, parameters included; all others are looked up outside it, when it runs. */
  readonly locals: ReadonlySet<string>;
  /** Declared `global`. */
  readonly globals: ReadonlySet<string>;
  readonly body: readonly Step[];
  /** By this it knows itself, inside it alone. */
  readonly ownName?: string;
  /** Runs when its result is iterated or awaited, not when it is called. */
  readonly generator: boolean;
  /** Runs when it is called, and may go on until its result is awaited: an asynchronous function of JavaScript. */
  readonly goesOn?: boolean;
  /** It waits for something on its way, so that what it does then may come later. */
  readonly pauses?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly kind: "positional" | "keyword" | "rest" | "named-rest";
  /** Evaluated once, where the function is defined. */
  readonly default: Expression | null;
}

export interface ClassFacts {
  readonly name: string;
  readonly line: number;
  readonly bases: readonly Expression[];
  readonly body: readonly Step[];
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
}

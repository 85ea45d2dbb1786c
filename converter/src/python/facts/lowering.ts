import type { Expr, Module, Stmt } from "../tree.js";
import type { Step, Target, Expression } from "../../facts/index.js";

/** What the parts of the lowering need of each other. One is made a cell. */
export interface Lowering {
  /** Reads Python that stands in a magic's argument; null where it is none. */
  readonly parse: (source: string) => Module | null;
  readonly steps: (body: readonly Stmt[]) => readonly Step[];
  readonly value: (node: Expr) => Expression;
  readonly target: (node: Expr) => Target;
  /** Every name that the cell mentions. */
  readonly names: Set<string>;
  /** The same, for code whose lines are not the cell's: all of it stands at this line. */
  readonly at: (line: number) => Lowering;
  /** Set while the body of a magic in that is lowered, whose lines are not the cell's. */
  readonly fixedLine: number | null;
}

/** Whether something is true, for which an object's `__bool__` or `__len__` is asked. */
export function truth(node: Expr, lowering: Lowering): Expression {
  return { kind: "operation", operator: "not", operands: [lowering.value(node)] };
}

export function lineOf(lowering: Lowering, node: { readonly lineno?: number }): number {
  return lowering.fixedLine ?? node.lineno ?? 1;
}

import type { ExprNode, Module, StmtNode } from "py-ast";
import type { Step, Target, Value } from "../../facts/index.js";

/** What the parts of the lowering need of each other. One is made a cell. */
export interface Lowering {
  /** Reads Python that stands in a magic's argument; null where it is none. */
  parse(source: string): Module | null;
  steps(body: readonly StmtNode[]): readonly Step[];
  value(node: ExprNode): Value;
  target(node: ExprNode): Target;
  /** Every name that the cell mentions. */
  readonly names: Set<string>;
  /** Set while the body of a magic in that is lowered, whose lines are not the cell's. */
  readonly fixedLine: number | null;
}

export function lineOf(lowering: Lowering, node: { readonly lineno?: number }): number {
  return lowering.fixedLine ?? node.lineno ?? 1;
}

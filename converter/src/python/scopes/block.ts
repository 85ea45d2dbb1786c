import type { Node } from "../tree.js";
import type { ScopeKind } from "./scope.js";

/** What is known of a name in a block before it is known where it lives; the flags of CPython's symbol table. */
export const Use = {
  global: 1,
  local: 2,
  parameter: 4,
  nonlocal: 8,
  referenced: 16,
  imported: 128,
  annotated: 256,
  iteration: 512,
} as const;

export const BOUND = Use.local | Use.parameter | Use.imported;

/** A scope while it is collected. */
export interface Block {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly node: Node;
  readonly flags: Map<string, number>;
  readonly children: Block[];
  /** The class whose names a scope of type parameters or of a type alias sees. */
  readonly visibleClass: Block | null;
}

export function isFunctionLike(block: Block): boolean {
  return block.kind !== "module" && block.kind !== "class";
}

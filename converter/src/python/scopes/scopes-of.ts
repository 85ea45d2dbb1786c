import type { Module } from "../tree.js";
import { collectStatements } from "./collect-statements.js";
import { Collector } from "./collector.js";
import { resolve } from "./resolve.js";
import type { Scope } from "./scope.js";

export interface ScopeOptions {
  /**
   * Whether `from __future__ import annotations` of an earlier cell holds: in IPython it does for all that follow. Default: only
   * what the module itself says.
   */
  readonly futureAnnotations?: boolean;
}

/** The scopes of a module or cell, equal to what CPython's `symtable` says of it. */
export function scopesOf(tree: Module, { futureAnnotations = false }: ScopeOptions = {}): Scope {
  const collector = new Collector(tree, futureAnnotations || importsFutureAnnotations(tree));
  collectStatements(tree.body, collector);
  return resolve(collector.module);
}

/** Whether it says `from __future__ import annotations` where that counts: before all but a docstring and its like. */
function importsFutureAnnotations(tree: Module): boolean {
  for (const [i, node] of tree.body.entries()) {
    if (node.nodeType === "ImportFrom" && node.module === "__future__" && !node.level) {
      if (node.names.some(({ name }) => name === "annotations")) return true;
    } else if (!(i === 0 && node.nodeType === "Expr" && node.value.nodeType === "Constant")) {
      return false;
    }
  }
  return false;
}

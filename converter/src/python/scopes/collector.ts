import type { Node } from "../tree.js";
import type { Block } from "./block.js";
import { isFunctionLike, Use } from "./block.js";
import type { ScopeKind } from "./scope.js";

/** Builds the blocks of a module: where the walk over the tree stands, and which names it has met there. */
export class Collector {
  readonly module: Block;
  /** Whether annotations are never evaluated (`from __future__ import annotations`), so that they read nothing. */
  readonly skipAnnotations: boolean;
  readonly #stack: Block[];
  #privateClass: string | null = null;
  #iterationTarget = false;

  constructor(root: Node, skipAnnotations: boolean) {
    this.module = {
      kind: "module",
      name: "top",
      node: root,
      flags: new Map(),
      children: [],
      visibleClass: null,
    };
    this.#stack = [this.module];
    this.skipAnnotations = skipAnnotations;
  }

  get current(): Block {
    return this.#stack.at(-1) ?? this.module;
  }

  add(name: string, flag: number): void {
    this.#addTo(this.current, name, flag);
  }

  /** A name that is read. `super` needs the class that a function stands in. */
  read(name: string): void {
    this.add(name, Use.referenced);
    if (name === "super" && isFunctionLike(this.current)) this.add("__class__", Use.referenced);
  }

  /** A walrus binds in the nearest scope around its comprehensions. */
  walrus(name: string): void {
    if (this.current.kind !== "comprehension") return;
    for (let i = this.#stack.length - 1; i >= 0; i -= 1) {
      const block = this.#stack[i];
      if (block === undefined || block.kind === "comprehension" || block.kind === "class") continue;
      if (block.kind === "module") {
        this.add(name, Use.global);
        this.#addTo(block, name, Use.global);
      } else {
        const declaredGlobal = ((block.flags.get(this.#mangled(name)) ?? 0) & Use.global) !== 0;
        this.add(name, declaredGlobal ? Use.global : Use.nonlocal);
        this.#addTo(block, name, Use.local);
      }
      return;
    }
  }

  enter(kind: ScopeKind, name: string, node: Node, visit: () => void): void {
    const { current } = this;
    const lazy = kind === "type-parameters" || kind === "type-alias" || kind === "type-bound";
    const visibleClass = !lazy ? null : current.kind === "class" ? current : current.visibleClass;
    const block: Block = { kind, name, node, flags: new Map(), children: [], visibleClass };
    const iterationTarget = this.#iterationTarget;
    current.children.push(block);
    this.#stack.push(block);
    this.#iterationTarget = false;
    visit();
    this.#iterationTarget = iterationTarget;
    this.#stack.pop();
  }

  /** Inside a class body and its functions, `__x` is `_Class__x`. */
  inClass(name: string, visit: () => void): void {
    const outer = this.#privateClass;
    this.#privateClass = name;
    visit();
    this.#privateClass = outer;
  }

  /** Marks what is bound meanwhile as a comprehension's own variables. */
  iterationTarget(visit: () => void): void {
    const outer = this.#iterationTarget;
    this.#iterationTarget = true;
    visit();
    this.#iterationTarget = outer;
  }

  #addTo(block: Block, name: string, flag: number): void {
    const mangled = this.#mangled(name);
    const iteration = this.#iterationTarget && block === this.current ? Use.iteration : 0;
    block.flags.set(mangled, (block.flags.get(mangled) ?? 0) | flag | iteration);
    // A name declared global anywhere is a name of the module.
    if ((flag & Use.global) !== 0) {
      this.module.flags.set(mangled, (this.module.flags.get(mangled) ?? 0) | Use.global);
    }
  }

  #mangled(name: string): string {
    if (this.#privateClass === null || !name.startsWith("__") || name.endsWith("__") || name.includes("."))
      return name;
    const owner = this.#privateClass.replace(/^_+/, "");
    return owner === "" ? name : `_${owner}${name}`;
  }
}

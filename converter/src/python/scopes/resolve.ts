import { BOUND, isFunctionLike, Use } from "./block.js";
import type { Block } from "./block.js";
import type { Binding, Scope, ScopeName } from "./scope.js";

/** What the blocks around a block hand down to it. */
interface Around {
  /** Names of the functions around it; null at the module, which has none. */
  readonly bound: Set<string> | null;
  /** Names that a block around it declares global. */
  readonly globals: Set<string>;
}

/**
 * Says where each name lives, as CPython's compiler does: what a block binds is its own; what it only uses belongs to the nearest
 * function around it that binds it, classes left out; else it is global.
 */
export function resolve(module: Block): Scope {
  return resolveBlock(module, { bound: null, globals: new Set() }).scope;
}

function resolveBlock(block: Block, around: Around): { scope: Scope; free: Set<string> } {
  const bound = around.bound === null ? null : new Set(around.bound);
  const globals = new Set(around.globals);
  const free = new Set<string>();
  const locals = new Set<string>();
  const bindings = new Map<string, Binding>();
  for (const [name, flags] of block.flags) {
    bindings.set(name, bindingOf(block, name, flags, { bound, globals, locals, free }));
  }

  const isClass = block.kind === "class";
  const inner: Around = isClass
    ? { bound: new Set([...(around.bound ?? []), "__class__"]), globals: around.globals }
    : { bound: new Set([...(isFunctionLike(block) ? locals : []), ...(bound ?? [])]), globals };
  const children = block.children.map((child) => {
    const resolved = resolveBlock(child, inner);
    for (const name of resolved.free) free.add(name);
    return resolved.scope;
  });

  if (isFunctionLike(block)) {
    for (const [name, binding] of bindings) {
      if (binding === "local" && free.delete(name)) bindings.set(name, "cell");
    }
  } else if (isClass) {
    free.delete("__class__");
  }

  const names = new Map<string, ScopeName>();
  for (const [name, binding] of bindings)
    names.set(name, describe(name, binding, block.flags.get(name) ?? 0));
  for (const name of free) {
    if (names.has(name) || (bound !== null && !bound.has(name))) continue;
    names.set(name, describe(name, "free", 0));
  }
  const { kind, name, node } = block;
  return { scope: { kind, name, node, names, children }, free };
}

interface Sets extends Around {
  readonly locals: Set<string>;
  readonly free: Set<string>;
}

function bindingOf(
  block: Block,
  name: string,
  flags: number,
  { bound, globals, locals, free }: Sets,
): Binding {
  if ((flags & Use.global) !== 0) {
    globals.add(name);
    bound?.delete(name);
    return "global";
  }
  if ((flags & Use.nonlocal) !== 0) {
    free.add(name);
    return "free";
  }
  if ((flags & BOUND) !== 0) {
    locals.add(name);
    globals.delete(name);
    return "local";
  }
  const inClass = block.visibleClass?.flags.get(name) ?? 0;
  if ((inClass & Use.global) !== 0) return "global";
  if ((inClass & BOUND) !== 0 && (inClass & Use.nonlocal) === 0) return "implicit-global";
  if (bound?.has(name)) {
    free.add(name);
    return "free";
  }
  return "implicit-global";
}

function describe(name: string, binding: Binding, flags: number): ScopeName {
  return {
    name,
    binding,
    referenced: (flags & Use.referenced) !== 0,
    assigned: (flags & Use.local) !== 0,
    imported: (flags & Use.imported) !== 0,
    parameter: (flags & Use.parameter) !== 0,
    annotated: (flags & Use.annotated) !== 0,
    nonlocal: (flags & Use.nonlocal) !== 0,
  };
}

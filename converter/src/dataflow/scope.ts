import { nowhere, union, type Region, type Value } from "./heap.js";

/**
 * The variables of the notebook, a call, a class body or a comprehension. Its own code sees them as they are at each step;
 * functions defined in it see all that they may ever have been, as they may run at any time.
 */
export class Scope {
  variables = new Map<string, Value>();
  /** Bound for certain since the cell began. */
  certain = new Set<string>();
  readonly ever = new Map<string, Value>();
  /** Each takes every binding that is made while it is here: what a loop that breaks, or a body that raises, may leave. */
  readonly observers: Map<string, Value>[] = [];

  constructor(
    readonly kind: "notebook" | "function" | "class" | "comprehension",
    readonly parent: Scope | null,
    readonly locals: ReadonlySet<string>,
    readonly globals: ReadonlySet<string> = new Set(),
    /** Stands for the variables themselves, which functions defined here share; null for the notebook's. */
    readonly region: Region | null = null,
  ) {}

  bind(name: string, value: Value, certain: boolean): void {
    const before = this.variables.get(name) ?? nowhere;
    this.variables.set(name, certain ? value : union(before, value));
    if (certain) this.certain.add(name);
    if (this.kind !== "notebook") this.ever.set(name, union(this.ever.get(name) ?? nowhere, value));
    for (const observer of this.observers) observer.set(name, union(observer.get(name) ?? nowhere, value));
  }

  remove(name: string): void {
    this.variables.delete(name);
    this.certain.add(name);
  }

  snapshot(): ScopeState {
    return { variables: new Map(this.variables), certain: new Set(this.certain) };
  }

  restore(state: ScopeState): void {
    this.variables = new Map(state.variables);
    this.certain = new Set(state.certain);
  }
}

export interface ScopeState {
  readonly variables: ReadonlyMap<string, Value>;
  readonly certain: ReadonlySet<string>;
}

/** What holds when one of two ways was taken. */
export function joined(one: ScopeState, other: ScopeState): ScopeState {
  const variables = new Map(one.variables);
  for (const [name, value] of other.variables)
    variables.set(name, union(variables.get(name) ?? nowhere, value));
  return { variables, certain: new Set([...one.certain].filter((name) => other.certain.has(name))) };
}

/** The same, where bindings seen on the way may hold too. */
export function withSeen(state: ScopeState, seen: ReadonlyMap<string, Value>): ScopeState {
  const variables = new Map(state.variables);
  for (const [name, value] of seen) variables.set(name, union(variables.get(name) ?? nowhere, value));
  return { variables, certain: state.certain };
}

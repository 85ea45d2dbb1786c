import { nowhere, union, type Region, type Value } from "./heap.js";

/**
 * The variables of the notebook, a call, a class body or a comprehension. Its own code sees them as they are at each step;
 * functions defined in it see all that they may ever have been, as they may run at any time.
 */
export class Scope {
  #variables = new Map<string, Value>();
  #certain = new Set<string>();
  /** Whether a snapshot has them as well, so that they are copied before they change. */
  #isVariablesShared = false;
  #isCertainShared = false;
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

  get variables(): ReadonlyMap<string, Value> {
    return this.#variables;
  }

  /** Bound for certain since the cell began. */
  get certain(): ReadonlySet<string> {
    return this.#certain;
  }

  beginCell(): void {
    this.#certain = new Set();
    this.#isCertainShared = false;
  }

  bind(name: string, value: Value, certain: boolean): void {
    this.set(name, certain ? value : union(this.#variables.get(name) ?? nowhere, value));
    if (certain) this.#setCertain(name);
    if (this.kind !== "notebook") this.ever.set(name, union(this.ever.get(name) ?? nowhere, value));
    for (const observer of this.observers) observer.set(name, union(observer.get(name) ?? nowhere, value));
  }

  /** Sets what the variable is, with no one told. */
  set(name: string, value: Value): void {
    this.#ownVariables().set(name, value);
  }

  remove(name: string): void {
    this.#ownVariables().delete(name);
    this.#setCertain(name);
  }

  snapshot(): ScopeState {
    this.#isVariablesShared = true;
    this.#isCertainShared = true;
    return { variables: this.#variables, certain: this.#certain };
  }

  restore(state: ScopeState): void {
    this.#variables = state.variables;
    this.#certain = state.certain;
    this.#isVariablesShared = true;
    this.#isCertainShared = true;
  }

  #ownVariables(): Map<string, Value> {
    if (this.#isVariablesShared) this.#variables = new Map(this.#variables);
    this.#isVariablesShared = false;
    return this.#variables;
  }

  #setCertain(name: string): void {
    if (this.#certain.has(name)) return;
    if (this.#isCertainShared) this.#certain = new Set(this.#certain);
    this.#isCertainShared = false;
    this.#certain.add(name);
  }
}

/** What a scope's variables are at one step. Nothing changes it. */
export interface ScopeState {
  readonly variables: Map<string, Value>;
  readonly certain: Set<string>;
}

/** What holds when one of two ways was taken. */
export function joined(one: ScopeState, other: ScopeState): ScopeState {
  return {
    variables: withBindings(one.variables, other.variables),
    certain: one.certain === other.certain ? one.certain : intersection(one.certain, other.certain),
  };
}

/** The same, where bindings seen on the way may hold too. */
export function withSeen(state: ScopeState, seen: ReadonlyMap<string, Value>): ScopeState {
  return { variables: withBindings(state.variables, seen), certain: state.certain };
}

function withBindings(variables: Map<string, Value>, more: ReadonlyMap<string, Value>): Map<string, Value> {
  let all: Map<string, Value> | null = null;
  if (variables === more) return variables;
  for (const [name, value] of more) {
    const before = variables.get(name);
    if (before === value) continue;
    all ??= new Map(variables);
    all.set(name, union(before ?? nowhere, value));
  }
  return all ?? variables;
}

function intersection(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  return new Set([...one].filter((name) => other.has(name)));
}

import type { Behaviour, Resource } from "./behaviour.js";

/** What is known of one library. */
export interface Library {
  /** Its modules: a dotted name stands for all below it. */
  readonly modules: readonly string[];
  /** Where this was read: documentation and version. */
  readonly source: string;
  /** By dotted name, the module's included. */
  readonly functions: Behaviours;
  /** By name; a class of the library is its dotted name. */
  readonly types: Readonly<Record<string, TypeKnowledge>>;
  /** Objects that are there without a call, by dotted name: their types. */
  readonly objects?: Readonly<Record<string, string>>;
  /** Other names of the same thing: `pylab.plot` is `matplotlib.pyplot.plot`. Prefixes of dotted names. */
  readonly same?: Readonly<Record<string, string>>;
  /** Its objects, by dotted name, that code uses without naming them: to change one is to change what such code does. */
  readonly usedUnseen?: RegExp;
  /** Holds for all functions and classes that are not listed; null where nothing does. */
  readonly otherwise: Behaviour | null;
  /** Hold for every function of the name, whatever stands before it. */
  readonly anywhere?: Behaviours;
  /** What all of its functions and methods use silently, such as its options. */
  readonly uses?: readonly Resource[];
}

export interface TypeKnowledge {
  /** Types whose methods it has too; searched in this order. */
  readonly bases?: readonly string[];
  readonly methods?: Behaviours;
  readonly attributes?: Behaviours;
  /** `x[k]`, where nothing is known of k; by default an element. */
  readonly item?: Behaviour;
  /** What iterating gives; by default an element. */
  readonly iteration?: Behaviour;
  /** What operators give; by default a fresh object of unknown type. */
  readonly operation?: Behaviour;
  /** What calling it does. */
  readonly call?: Behaviour;
  /** What an attribute gives that is not listed, if it is not called. */
  readonly anyAttribute?: Behaviour;
  /** Holds for methods and attributes that are not listed; null where nothing does. */
  readonly otherwise?: Behaviour | null;
  /** All its methods are listed: what has another method is something else. */
  readonly closed?: boolean;
  /** Its methods may call the functions that it was made with. */
  readonly calls?: boolean;
  /** What items of it are that were put in as arrays. */
  readonly wraps?: string;
  /** Its items are never what it holds, but parts of it. */
  readonly uniform?: boolean;
  /** Its attributes are what it holds, as the properties of a JavaScript object are. */
  readonly record?: boolean;
  /** It has nothing but what was put into it, and the methods that are listed. */
  readonly bare?: boolean;
  /** Another may hold it as a step, and fit it: an estimator in a pipeline. */
  readonly step?: boolean;
  /** MLflow's autologging patches its methods. */
  readonly logged?: boolean;
  /** Storing into it calls the functions that observe it. */
  readonly observed?: boolean;
  /** Its values never change. */
  readonly immutable?: boolean;
  /** Iterating advances it. */
  readonly iterator?: boolean;
  /** Storing into it has these effects rather than changing the object. */
  readonly stores?: Resource;
  /** Other objects may have the same one unseen: to change it is to change this too, which whatever is an object may have. */
  readonly shared?: Resource;
}

export type Behaviours = ReadonlyMap<string, Behaviour>;

/** A table of behaviours, each with the names that it holds for, separated by spaces. */
export function table(...rows: readonly (readonly [Behaviour, string])[]): Behaviours {
  return new Map(
    rows.flatMap(([behaviour, names]) =>
      names
        .split(/\s+/u)
        .filter(Boolean)
        .map((name) => [name, behaviour] as const),
    ),
  );
}

/** The same with a dotted prefix before each name. */
export function under(prefix: string, behaviours: Behaviours): Behaviours {
  return new Map([...behaviours].map(([name, behaviour]) => [`${prefix}.${name}`, behaviour] as const));
}

/** Several tables as one; the later wins. */
export function together(...tables: readonly Behaviours[]): Behaviours {
  return new Map(tables.flatMap((one) => [...one]));
}

/**
 * What is known of a function, a method or an attribute. What is not said is not done: a behaviour is a promise.
 */
export interface Behaviour {
  readonly gives: Gives;
  /** The type of what it gives; null where that varies. */
  readonly type: string | null;
  /** Which objects it changes in place; what they hold stays as it is. */
  readonly changes: readonly Subject[];
  /** The receiver (for a function its first argument) keeps the arguments. */
  readonly keeps: boolean;
  /**
   * What it may change where it is told to: by `copy`, unless as True, by True without a name (where it is `arguments`, by False
   * too), or perhaps by `**`. The receiver is the first argument where there is none. That `inplace=` changes the receiver and
   * `out=` what it names holds for all that is known.
   */
  readonly toldTo: "receiver" | "arguments" | null;
  readonly effects: readonly Effect[];
  /** Its result runs functions and advances iterators when it is itself iterated. */
  readonly lazy: boolean;
  /** What a lazy result gives when it is iterated: what its sources hold, tuples of that, or what that holds in turn. */
  readonly yields: "elements" | "tuples" | "groups" | "nested" | "results";
  /** Draws on the figure of the argument `ax`, else on pyplot's current one; `makes` a new one, or `sets` the current one. */
  readonly figure: "draws" | "makes" | "current" | "sets" | null;
  /** The type of what it hands to functions among its arguments; null for the elements of its other arguments. */
  readonly passes: string | null;
  /** The functions among its arguments are handed its receiver too, after an element and its place, as those of JavaScript are. */
  readonly handsReceiver: boolean;
  /** What it gives is a file: to read the one is to read the other, and to change the one is to write the other. */
  readonly maps: MappedFile | null;
  /** From this place on, positional arguments are written to as `out=` is; null where it has a name only. */
  readonly outAt: number | null;
}

/**
 * - `nothing`: None, or a value that cannot change
 * - `fresh`: a new object that shares nothing with the arguments
 * - `copy`: a new object that holds what the receiver or the arguments hold
 * - `holder`: a new object that holds the receiver and the arguments
 * - `view`: may be the receiver (for a function: an argument), or share its memory
 * - `argument`: something new, or one of the arguments, or what shares its memory
 * - `parts`: a new list of what shares memory with the receiver or the arguments
 * - `deep`: a new object like the receiver or argument, down to what it holds
 * - `element`: something that the receiver (for a function: an argument) holds
 * - `receiver`: the receiver itself
 */
export type Gives =
  "nothing" | "fresh" | "copy" | "holder" | "view" | "argument" | "parts" | "deep" | "element" | "receiver";

/**
 * `held`: the receiver (for a function its first argument) and all that it holds. `steps`: what it holds that may be of its kind, as a pipeline holds estimators.
 * `callbacks`: the argument of that name, and all that it holds.
 */
export type Subject = "receiver" | "held" | "steps" | "callbacks" | "arguments" | "first" | "second";

export interface MappedFile {
  /** The argument that names the file. */
  readonly argument: number;
  readonly name: string;
  /** The argument that says how it may be used: `r`, `r+`, `w+` or `c`. Where it must be given, it maps no file without. */
  readonly mode?: { readonly argument: number; readonly name: string; readonly required: boolean };
}

export type Effect = ResourceEffect | FileEffect | WorldEffect;

export interface ResourceEffect {
  readonly kind: "uses" | "changes";
  readonly resource: Resource;
  /** Not where this argument is given: a seed. */
  readonly unless?: string;
  /** Only where this argument is given. */
  readonly onlyWith?: string;
}

/** The path is the argument at the place, or with the name. */
export interface FileEffect {
  readonly kind: "reads-file" | "writes-file";
  readonly argument: number | "receiver";
  readonly name?: string;
  /** The path where the argument is not given. */
  readonly otherwise?: string;
  /** Python opens the file, and the call looks at no other: an audit hook hears of all that it reads. */
  readonly opened?: true;
}

/** May do anything with the world outside of its arguments. */
export interface WorldEffect {
  readonly kind: "world";
}

/** What lives outside of variables, in the process or beyond it. */
export type Resource =
  | "random"
  /** What draws at random, where a package is there that may have seeded it: `Math.random`. */
  | "seeded random"
  | "numpy random"
  | "torch random"
  | "environment"
  | "directory"
  | "import path"
  | "packages"
  | "figures"
  | "matplotlib options"
  | "pandas options"
  | "labels"
  | "widgets"
  | "numpy options"
  | "display"
  | "warnings"
  | "logging"
  | "settings"
  | "mlflow"
  | "network"
  | "processes"
  | "database"
  | "input"
  /** What the machine says at that moment, and never again: its clock, its load, ids, addresses. */
  | "moment"
  | "modules";

const base: Behaviour = {
  gives: "fresh",
  type: null,
  changes: [],
  keeps: false,
  toldTo: null,
  effects: [],
  lazy: false,
  yields: "elements",
  figure: null,
  passes: null,
  handsReceiver: false,
  maps: null,
  outAt: null,
};

type Options = Partial<Behaviour>;

export const nothing = (options: Options = {}): Behaviour => ({ ...base, gives: "nothing", ...options });
export const scalar = (type = "scalar", options: Options = {}): Behaviour => ({
  ...base,
  gives: "nothing",
  type,
  ...options,
});
export const fresh = (type: string | null = null, options: Options = {}): Behaviour => ({
  ...base,
  type,
  ...options,
});
export const copy = (type: string | null = null, options: Options = {}): Behaviour => ({
  ...base,
  gives: "copy",
  type,
  ...options,
});
export const view = (type: string | null = null, options: Options = {}): Behaviour => ({
  ...base,
  gives: "view",
  type,
  ...options,
});
export const holder = (type: string | null = null, options: Options = {}): Behaviour => ({
  ...base,
  gives: "holder",
  type,
  ...options,
});
export const element = (type: string | null = null, options: Options = {}): Behaviour => ({
  ...base,
  gives: "element",
  type,
  ...options,
});
export const argument = (type: string | null = null, options: Options = {}): Behaviour => ({
  ...base,
  gives: "argument",
  type,
  ...options,
});
/** Changes its receiver and gives nothing; `keeps` the arguments unless said otherwise. */
export const changes = (options: Options = {}): Behaviour => ({
  ...base,
  gives: "nothing",
  changes: ["receiver"],
  keeps: true,
  ...options,
});

export const draws = (resource: Resource, unless?: string): Effect =>
  unless === undefined ? { kind: "changes", resource } : { kind: "changes", resource, unless };
export const change = (resource: Resource): Effect => ({ kind: "changes", resource });
export const use = (resource: Resource): Effect => ({ kind: "uses", resource });
export const readsFile = (argument: number | "receiver" = 0, name?: string): Effect =>
  name === undefined ? { kind: "reads-file", argument } : { kind: "reads-file", argument, name };
/** As `readsFile`, of the working directory where no path is given. */
export const readsFolder: Effect = { ...(readsFile() as FileEffect), name: "path", otherwise: "." };
/** As `readsFile`, where Python itself opens the file. */
export const opensFile = (argument: number | "receiver" = 0, name?: string): Effect => ({
  ...(readsFile(argument, name) as FileEffect),
  opened: true,
});
export const writesFile = (argument: number | "receiver" = 0, name?: string): Effect =>
  name === undefined ? { kind: "writes-file", argument } : { kind: "writes-file", argument, name };

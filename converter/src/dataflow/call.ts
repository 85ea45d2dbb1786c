import type { Expression } from "../facts/index.js";
import type { Behaviour } from "../knowledge/index.js";
import { access } from "./access.js";
import { ask, isAsking } from "./asking.js";
import { applyBehaviour } from "./call-known.js";
import { callSymbol } from "./call-symbol.js";
import { callUnknown } from "./call-unknown.js";
import { bracket } from "./clock.js";
import { instantiate, newInstance } from "./class.js";
import { elementsOf } from "./elements.js";
import { evaluate } from "./evaluate.js";
import { allArguments, argumentsOf, boundArguments, callFunction, type Arguments } from "./function.js";
import { columnsOf } from "./gives.js";
import { nowhere, ref, union, type Ref, type Region, type Value } from "./heap.js";
import { callMembers, classMember, foreignBases } from "./instance.js";
import type { Machine } from "./machine.js";
import { readQueried } from "./query.js";
import { rootOf } from "./root.js";
import { callLater, handsOn, noteDelay } from "./later.js";
import type { Scope } from "./scope.js";

type Call = Extract<Expression, { kind: "call" }>;

/** Where a call stands, for what is said of it. */
export interface CallSite {
  readonly node: Call;
  readonly scope: Scope;
  /** The notebook's variable that the receiver starts from. */
  readonly root: string | null;
  /** The arguments' nodes in their order, and their roots. */
  readonly roots: readonly (string | null)[];
}

export function call(node: Call, scope: Scope, machine: Machine): Value {
  const callee = evaluate(node.callee, scope, machine);
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  let rest: Value = nowhere;
  for (const argument of node.arguments) {
    const value = evaluate(argument.value, scope, machine);
    if (argument.spread) rest = union(rest, elementsOf(value, argument, machine), columnsOf(value));
    else if (argument.name !== null) named.set(argument.name, value);
    else positional.push(value);
  }
  const given = { positional, named, rest };
  const site: CallSite = {
    node,
    scope,
    root: rootOf(node.callee, scope),
    roots: node.arguments.map((argument) => rootOf(argument.value, scope)),
  };
  const value = callValue(callee, given, site, machine);
  return node.constructs === true ? union(value, constructed(callee, node, machine)) : value;
}

/** What `new` makes of a plain function: an object that has what its prototype has; and of `String` and the like. */
function constructed(callee: Value, node: Call, machine: Machine): Value {
  const makers = callee.filter(
    ({ region, symbol }) => region?.function != null || (symbol !== null && wrappers.has(symbol)),
  );
  if (makers.length === 0) return nowhere;
  const region = machine.made(node, "constructed");
  region.opaque = true;
  machine.hold(region, makers);
  return [ref(region, null)];
}

const wrappers: ReadonlySet<string> = new Set(["builtins.String", "builtins.Number", "builtins.Boolean"]);

export function callValue(callee: Value, given: Arguments, site: CallSite, machine: Machine): Value {
  // Nothing is known of what is not bound: the cell fails, or something outside the notebook made it.
  if (callee.length === 0)
    return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}, which no cell defines`);
  return union(...callable(callee, machine).map((one) => callOne(one, given, site, machine)));
}

/** A method; in JavaScript, where an object's properties are told apart by no name, a function too. */
function isCallable({ type, region }: Ref, machine: Machine): boolean {
  if (type === "method") return true;
  return (
    machine.knowledge.language === "javascript" &&
    region !== null &&
    (region.function ?? region.class) !== null
  );
}

/** Of what is a method or an attribute, as `values` of a dictionary or a frame, what is called is the method. */
function callable(callee: Value, machine: Machine): Value {
  if (!callee.some((one) => isCallable(one, machine))) return callee;
  return callee.filter(
    ({ type, region, method, symbol }) =>
      type === null ||
      method !== null ||
      symbol !== null ||
      region?.function ||
      region?.class ||
      region?.instanceOf ||
      machine.knowledge.type(type) === null ||
      machine.knowledge.trait(type, "call") !== null,
  );
}

function callOne(one: Ref, given: Arguments, site: CallSite, machine: Machine): Value {
  const { region } = one;
  if (one.type === "symbol" && one.symbol !== null) return callSymbol(one, one.symbol, given, site, machine);
  if (one.type === "bound" && region !== null && one.method !== null) {
    return callFunction(region, boundArguments(region, one.method.receiver, given), site.node, machine);
  }
  if (region?.function && one.type !== "registering" && one.method === null)
    return callFunction(region, given, site.node, machine);
  if (isAsking(one)) return ask(one, given, site, machine);
  if (one.type === "maker") return newInstance(given, machine);
  if (region?.class && one.method === null) return instantiate(region, given, site.node, machine);
  if (one.method !== null) return callMethod(one.method.receiver, one.method.name, given, site, machine);
  if (region?.instanceOf) {
    const own = classMember(region.instanceOf, "__call__", machine);
    // A module of torch is called by its `forward`.
    const inherits =
      own.length === 0 && foreignBases(region.instanceOf).some((base) => base.symbol?.startsWith("torch."));
    const members = inherits ? classMember(region.instanceOf, "forward", machine) : own;
    if (inherits) machine.changes("torch random", "draws random numbers");
    if (members.length > 0) {
      return union(
        ...members.map((member) =>
          member.region === null
            ? nowhere
            : callFunction(
                member.region,
                { ...given, positional: [[one], ...given.positional] },
                site.node,
                machine,
              ),
        ),
      );
    }
  }
  if (one.type === "registering" && region !== null) return register(region, given, site, machine);
  if (one.type === "partial" && region !== null) return callPartial(region, given, site, machine);
  const known = one.type === null ? null : machine.knowledge.trait(one.type, "call");
  if (known !== null) return applyBehaviour(known, [one], given, site, machine, calleeWords(site));
  return callUnknown([one], given, machine, `calls ${calleeWords(site)}, of which nothing is known`);
}

/** A method that a class of the notebook has from a class of a known library. */
function inheritedMethod(owner: Region, name: string, machine: Machine): Behaviour | null {
  const [base, ...others] = foreignBases(owner).filter((one) => !mixins.test(one.symbol ?? ""));
  if (base?.symbol == null || others.length > 0) return null;
  const type = machine.knowledge.callable(base.symbol)?.type ?? base.symbol;
  return machine.knowledge.method(type, name) ?? machine.knowledge.otherwise(type);
}

/** Bases beside another one, whose methods are among those of its type. */
const mixins = /^sklearn\.base\.\w+Mixin$/u;

/** `partial(f, x)(y)` calls what it holds, with what it holds. */
function callPartial(region: Region, given: Arguments, site: CallSite, machine: Machine): Value {
  const held = machine.held(region);
  const callable = held.filter(
    (one) => one.region?.function || one.region?.class || one.symbol !== null || one.method !== null,
  );
  if (callable.length === 0)
    return callUnknown(
      [ref(region, null)],
      given,
      machine,
      `calls ${calleeWords(site)}, of which nothing is known`,
    );
  const rest = union(
    allArguments(given),
    held.filter((one) => !callable.includes(one)),
    [ref(null, "scalar")],
  );
  return callValue(callable, argumentsOf([], rest), site, machine);
}

/** Methods that a function calls, which then stands for them. */
const protocols: ReadonlyMap<string, string> = new Map([
  ["__iter__", "builtins.iter"],
  ["__next__", "builtins.next"],
]);

function callMethod(receiver: Ref, name: string, given: Arguments, site: CallSite, machine: Machine): Value {
  const { type, region } = receiver;
  const words = `\`${site.root === null ? "" : `${site.root}.`}${name}\``;
  if (region?.function && name === "register") return register(region, given, site, machine);
  const protocol = region === null || region.instanceOf !== null ? undefined : protocols.get(name);
  if (protocol !== undefined)
    return callSymbol(
      machine.symbol(protocol),
      protocol,
      { ...given, positional: [[receiver], ...given.positional] },
      site,
      machine,
    );
  if (type !== null) {
    const known = machine.knowledge.method(type, name) ?? machine.knowledge.otherwise(type);
    if (known !== null) {
      if (name === "query" || name === "eval") readQueried(type, given, site.scope, machine);
      // `next`, `send` and the like run a generator
      if (known.changes.includes("receiver")) {
        region?.deferred?.take?.(allArguments(given));
        region?.deferred?.run();
      }
      return applyBehaviour(known, [receiver], given, site, machine, words);
    }
    if (region === null) return applyPlain(given, machine, receiver);
  }
  if (handsOn.has(name) && machine.knowledge.language === "javascript")
    return callLater(receiver, words, given, site, machine);
  if (region?.instanceOf) {
    const known = inheritedMethod(region.instanceOf, name, machine);
    if (known !== null) {
      // What is inherited may call what the class defines: `fit_transform` calls `fit`.
      callMembers(receiver, allArguments(given), machine);
      return applyBehaviour(known, [receiver], given, site, machine, words);
    }
  }
  if (region !== null && region.cell !== 0) bracket(region, name, machine);
  if (given.named.has("inplace") && (name === "rename" || name === "set_names")) machine.changes("labels");
  noteDelay(name, given, site, machine);
  if (region?.class)
    return callUnknown([receiver], given, machine, `calls ${words}, of which nothing is known`);
  return callUnknown([ref(region, null)], given, machine, `calls ${words}, of which nothing is known`);
}

/** `@f.register`, `@f.register(int)` and `f.register(int, g)`, of what `functools.singledispatch` has made. */
function register(region: Region, given: Arguments, site: CallSite, machine: Machine): Value {
  const added = allArguments(given).filter((one) => one.region?.function && one.region !== region);
  machine.change([ref(region, "function")], access(machine, site.root, "registers a function with {}"));
  machine.setField(region, "registered", added);
  machine.hold(region, added);
  return added.length > 0 ? added : [ref(region, "registering")];
}

/** A method of something that never changes. */
function applyPlain(given: Arguments, machine: Machine, receiver: Ref): Value {
  machine.read(allArguments(given), access(machine, null, "reads {}"));
  return [ref(null, receiver.type === "str" ? "str" : "scalar")];
}

export function calleeWords(site: CallSite): string {
  const path = dotted(site.node.callee);
  return path === null ? "a function" : `\`${path}\``;
}

function dotted(node: Expression): string | null {
  if (node.kind === "name") return node.name;
  if (node.kind === "attribute") {
    const owner = dotted(node.of);
    return owner === null ? node.name : `${owner}.${node.name}`;
  }
  return null;
}

import { ts } from "ts-morph";
import { computed, ofClass, setter, type ClassFacts, type Expression, type Step } from "../facts/index.js";
import { lowerFunction, positional, usesOwnThis } from "./lower-function.js";
import { anything, conversions, name, nothing, watched, type Lowering } from "./lowering.js";

/** A class as the step that binds it. */
export function classSteps(node: ts.ClassDeclaration, at: Lowering): Step[] {
  const line = at.lineOf(node);
  const own = at.nameOf(node.name?.text ?? "default");
  return [
    {
      kind: "class",
      name: own,
      class: classFacts(node, own, at),
      decorators: decoratorsOf(node, at),
      line,
    },
    ...afterwards(node, at),
  ];
}

/** A class as a value: the facts know classes by steps, so a function of its own makes it. */
export function lowerClass(node: ts.ClassExpression, at: Lowering): Expression {
  const line = at.lineOf(node);
  const inside = at.function([node.name?.text ?? "made"], at.self);
  const own = node.name?.text ?? "made";
  const body: Step[] = [
    { kind: "class", name: own, class: classFacts(node, own, inside), decorators: [], line },
    ...afterwards(node, inside),
    { kind: "return", value: name(own, line), line },
  ];
  const callee: Expression = {
    kind: "function",
    function: {
      name: own,
      line,
      parameters: [],
      locals: inside.locals ?? new Set(),
      globals: new Set(),
      body,
      generator: false,
    },
  };
  return { kind: "call", callee, arguments: [], line };
}

function classFacts(node: ts.ClassLikeDeclaration, own: string, at: Lowering): ClassFacts {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const inner = at.within(base?.expression ?? null);
  const fields = node.members.filter(
    (member): member is ts.PropertyDeclaration => ts.isPropertyDeclaration(member) && !isStatic(member),
  );
  const constructor = node.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  const steps = node.members.flatMap((member): Step[] => {
    if (ts.isMethodDeclaration(member) && member.body !== undefined) return methodSteps(member, inner);
    if (ts.isAccessor(member)) return methodSteps(member, inner);
    if (ts.isPropertyDeclaration(member) && isStatic(member)) return staticField(member, inner);
    return [];
  });
  const initial = (inside: Lowering): Step[] => fields.flatMap((field) => fieldSteps(field, inside));
  const made =
    constructor === undefined
      ? implicit(node, base !== undefined, inner, initial)
      : explicit(constructor, inner, initial);
  const line = at.lineOf(node);
  const keys = node.members.flatMap(({ name: key }): Step[] =>
    key !== undefined && ts.isComputedPropertyName(key)
      ? [{ kind: "evaluate", value: at.value(key.expression), shown: false, line: at.lineOf(key) }]
      : [],
  );
  return {
    name: own,
    line,
    bases: base === undefined ? [] : [at.value(base.expression)],
    body: [...keys, ...steps, ...made],
    locals: new Set([...steps, ...made].flatMap(namesOf)),
    globals: new Set(),
  };
}

function namesOf(step: Step): string[] {
  if (step.kind === "define") return [step.name];
  if (step.kind !== "assign") return [];
  return step.targets.flatMap((target) => (target.kind === "name" ? [target.name] : []));
}

type Initial = (inside: Lowering) => Step[];

function explicit(node: ts.ConstructorDeclaration, at: Lowering, initial: Initial): Step[] {
  const line = at.lineOf(node);
  const properties = (inside: Lowering): Step[] =>
    node.parameters.flatMap((parameter): Step[] =>
      parameter.modifiers === undefined || !ts.isIdentifier(parameter.name)
        ? []
        : [storeStep(parameter.name.text, name(parameter.name.text, line), inside.lineOf(parameter))],
    );
  const facts = lowerFunction(node, at, "class", (inside) => [...initial(inside), ...properties(inside)]);
  return [
    { kind: "define", name: "__init__", function: { ...facts, name: "constructor" }, decorators: [], line },
  ];
}

/** Without one of its own, a class hands what it is given to its base. */
function implicit(node: ts.ClassLikeDeclaration, derived: boolean, at: Lowering, initial: Initial): Step[] {
  const line = at.lineOf(node);
  const inside = at.function(["this", "given"], "this");
  const steps = initial(inside);
  if (steps.length === 0) return [];
  const handOver: Step[] =
    derived && at.base !== null
      ? [
          {
            kind: "evaluate",
            shown: false,
            line,
            value: {
              kind: "call",
              callee: { kind: "attribute", of: inside.value(at.base), name: "__init__" },
              arguments: [
                { value: name("this", line), name: null, spread: false },
                { value: name("given", line), name: null, spread: true },
              ],
              line,
            },
          },
        ]
      : [];
  return [
    {
      kind: "define",
      name: "__init__",
      decorators: [],
      line,
      function: {
        name: "constructor",
        line,
        parameters: [positional("this"), { ...positional("given"), kind: "rest" }],
        locals: inside.locals ?? new Set(),
        globals: new Set(),
        body: [...handOver, ...steps],
        generator: false,
      },
    },
  ];
}

function methodSteps(node: ts.MethodDeclaration | ts.AccessorDeclaration, at: Lowering): Step[] {
  const line = at.lineOf(node);
  const text = ts.isComputedPropertyName(node.name) ? null : node.name.text;
  const onClass = isStatic(node);
  const facts = lowerFunction(node, at, onClass ? "static" : "class");
  const define = (as: string, decorators: readonly Expression[] = []): Step => ({
    kind: "define",
    name: as,
    function: facts,
    decorators,
    line,
  });
  if (ts.isSetAccessor(node)) return [define(setter + (text ?? computed))];
  if (text === null) return [define(onClass ? ofClass + computed : `__computed_${line}__`)];
  if (ts.isGetAccessor(node))
    return [define(text, [name(onClass ? "class property" : "own property", line)])];
  const method = onClass ? define(text, [name("class method", line)]) : define(text);
  return conversions.has(text) ? [method, define(onClass ? ofClass + text : `__${text}__`)] : [method];
}

function fieldSteps(field: ts.PropertyDeclaration, at: Lowering): Step[] {
  const value = field.initializer === undefined ? nothing : at.value(field.initializer);
  const text = ts.isComputedPropertyName(field.name) ? computed : field.name.text;
  return [storeStep(text, value, at.lineOf(field))];
}

function storeStep(field: string, value: Expression, line: number): Step {
  const target = { kind: "attribute", of: name("this", line), name: field } as const;
  return { kind: "assign", targets: [target], value: watched(field, value), line };
}

function staticField(field: ts.PropertyDeclaration, at: Lowering): Step[] {
  const line = at.lineOf(field);
  if (field.initializer === undefined) return [];
  const text = ts.isComputedPropertyName(field.name) ? computed : field.name.text;
  const value = usesOwnThis(field) ? anything("uses `this`") : at.value(field.initializer);
  return [{ kind: "assign", targets: [{ kind: "name", name: text }], value, line }];
}

/** What runs once the class is there: static blocks, decorators of members. */
function afterwards(node: ts.ClassLikeDeclaration, at: Lowering): Step[] {
  const blocks = node.members.filter((member) => ts.isClassStaticBlockDeclaration(member));
  const steps = blocks.flatMap((block): readonly Step[] =>
    usesOwnThis(block)
      ? [{ kind: "anything", because: "uses `this` in a static block", line: at.lineOf(block) }]
      : at.steps(block.body.statements),
  );
  const decorated = node.members.some((member) => ts.canHaveDecorators(member) && ts.getDecorators(member));
  return decorated
    ? [...steps, { kind: "anything", because: "decorates members of a class", line: at.lineOf(node) }]
    : steps;
}

function decoratorsOf(node: ts.ClassDeclaration, at: Lowering): Expression[] {
  return (ts.getDecorators(node) ?? []).map((decorator) => at.value(decorator.expression));
}

function isStatic(member: ts.ClassElement): boolean {
  return ts.canHaveModifiers(member)
    ? (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
    : false;
}

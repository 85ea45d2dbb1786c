import { ts } from "ts-morph";
import type { Expression, Step } from "../facts/index.js";

/** How syntax is lowered; the parts of the lowering reach each other by it. */
export interface Rules {
  readonly expression: (node: ts.Expression, at: Lowering) => Expression;
  readonly statements: (statements: readonly ts.Statement[], at: Lowering) => readonly Step[];
}

/**
 * Where in a cell the lowering stands. JavaScript's blocks have scopes and the facts' functions have one each, so what a block
 * declares gets a name of its own: `name·…`, which no code can spell.
 */
export class Lowering {
  private constructor(
    readonly file: ts.SourceFile,
    /** Every name that the cell mentions. */
    readonly names: Set<string>,
    /** What is declared in the function that surrounds this place; null at the cell's own level. */
    readonly locals: Set<string> | null,
    /** What `this` is: null at the cell's level; `unknown` in a function that is no method; `class` in a static one. */
    readonly self: "this" | "class" | "unknown" | null,
    /** What the class that surrounds this place extends. */
    readonly base: ts.Expression | null,
    /** Whether this place may be passed by, within its statement. */
    readonly conditional: boolean,
    private readonly renamed: ReadonlyMap<string, string>,
    private readonly count: { next: number; readonly key: string },
    private readonly rules: Rules,
  ) {}

  static ofCell(file: ts.SourceFile, key: string, rules: Rules): Lowering {
    return new Lowering(file, new Set(), null, null, null, false, new Map(), { next: 1, key }, rules);
  }

  /** What an expression may be. */
  value(node: ts.Expression): Expression {
    return this.rules.expression(node, this);
  }

  /** What statements do. */
  steps(statements: readonly ts.Statement[]): readonly Step[] {
    return this.rules.statements(statements, this);
  }

  /** A block in which these names are declared. */
  block(declared: readonly string[]): Lowering {
    if (declared.length === 0) return this;
    const renamed = new Map(this.renamed);
    for (const name of declared) renamed.set(name, this.fresh(name));
    return this.with({ renamed });
  }

  /** The inside of a function with these names of its own. */
  function(declared: Iterable<string>, self: Lowering["self"]): Lowering {
    const locals = new Set(declared);
    const renamed = new Map([...this.renamed].filter(([name]) => !locals.has(name)));
    return this.with({ locals, self, renamed, conditional: false });
  }

  within(base: ts.Expression | null): Lowering {
    return this.with({ base });
  }

  maybe(): Lowering {
    return this.conditional ? this : this.with({ conditional: true });
  }

  /** The name by which the facts know a name of the code here. */
  nameOf(name: string): string {
    const known = this.renamed.get(name) ?? name;
    this.names.add(known);
    return known;
  }

  /** Declared in a function or a block of the cell, so that it is no variable of the notebook. */
  isOwn(name: string): boolean {
    return this.renamed.has(name) || this.locals?.has(name) === true;
  }

  /** A name that nothing else has. */
  fresh(name: string): string {
    const made = `${name}·${this.count.key}${this.count.next++}`;
    this.locals?.add(made);
    this.names.add(made);
    return made;
  }

  lineOf(node: ts.Node): number {
    return this.file.getLineAndCharacterOfPosition(node.getStart(this.file)).line + 1;
  }

  private with(change: {
    readonly locals?: Set<string>;
    readonly self?: Lowering["self"];
    readonly base?: ts.Expression | null;
    readonly conditional?: boolean;
    readonly renamed?: ReadonlyMap<string, string>;
  }): Lowering {
    return new Lowering(
      this.file,
      this.names,
      change.locals ?? this.locals,
      change.self === undefined ? this.self : change.self,
      change.base === undefined ? this.base : change.base,
      change.conditional ?? this.conditional,
      change.renamed ?? this.renamed,
      this.count,
      this.rules,
    );
  }
}

/** Whether a name is one that the lowering made. */
export function isMade(name: string): boolean {
  return name.includes("·");
}

/** A text that speaks of names as the code has them. */
export function spoken(text: string): string {
  return text.replaceAll(/·[\da-z]+/gu, "").replaceAll("․", ".");
}

/** Called by itself where an object is made into text, a number or JSON, is compared, awaited or shown. */
export const conversions: ReadonlySet<string> = new Set(["toString", "valueOf", "toJSON", "then"]);

/** What is stored under a name: code that is called by itself may run at any place from here on. */
export function watched(member: string, value: Expression): Expression {
  const isCode = conversions.has(member) && value.kind !== "constant" && value.kind !== "collection";
  if (!isCode && member !== "__proto__") return value;
  return { kind: "choice", tests: [runsUnseen], values: [value] };
}

export const nothing: Expression = { kind: "constant", type: "NoneType", text: null };
export const scalar: Expression = { kind: "constant", type: "scalar", text: null };
export const string = (text: string | null): Expression => ({ kind: "constant", type: "str", text });
export const name = (text: string, line: number): Expression => ({ kind: "name", name: text, line });
export const anything = (because: string): Expression => ({ kind: "anything", because });
export const anythingFromHereOn = (because: string): Expression => ({
  kind: "anything",
  because,
  onwards: true,
});
/** Reading such an object, or making text of it, runs code. */
export const runsUnseen = anythingFromHereOn("may look at an object that then runs code");

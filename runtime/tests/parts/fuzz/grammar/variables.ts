/** Kinds of what is called later: it needs then what stands in it. */
const callable = new Set(
  "fn0 fn1 fni maker deco genf cls cls2 cls3 obj obj2 obj3 cm co it fns got draw seed".split(" "),
);
const names = ["a", "b", "c", "d", "e", "f", "g", "h", "k", "m", "p", "q"];
/** What prints the same in every process. */
const printable = new Set(
  "int str list nested dict dictl set tup df ser arr mat deque keys pairs ns got path".split(" "),
);

interface Variable {
  readonly kind: string;
  /** Variables that a call of it looks up, and what they were. */
  readonly needs: ReadonlyMap<string, string>;
}

/** What variables a notebook has at some place, so that most of what is written next runs. */
export class Variables {
  readonly #known = new Map<string, Variable>();

  /** One of a kind, by a number; null where there is none. */
  pick(kind: string, choice: number): string | null {
    const found = [...this.#known].filter(([, one]) => this.#works(one) && isOf(one.kind, kind));
    return found.length === 0 ? null : (found[choice % found.length]?.[0] ?? null);
  }

  /** A name to bind to a kind. Where code may not run, only one that is of that kind already. */
  fresh(kind: string, choice: number, mayNotRun: boolean): string | null {
    if (!mayNotRun) return names[choice % names.length] ?? null;
    return callable.has(kind) ? null : this.pick(kind, choice);
  }

  bind(name: string, kind: string, mentioned: readonly string[]): void {
    const needs = new Map<string, string>();
    for (const one of callable.has(kind) ? mentioned : []) {
      const known = this.#known.get(one);
      if (known === undefined || one === name) continue;
      needs.set(one, known.kind);
      for (const [further, its] of known.needs) if (further !== name) needs.set(further, its);
    }
    this.#known.set(name, { kind, needs });
  }

  remove(name: string): void {
    this.#known.delete(name);
  }

  #works({ needs }: Variable): boolean {
    return [...needs].every(([name, kind]) => this.#known.get(name)?.kind === kind);
  }
}

function isOf(kind: string, wanted: string): boolean {
  return wanted === "any" ? printable.has(kind) : kind === wanted;
}

import type { Behaviour, Resource } from "./behaviour.js";
import type { Library, TypeKnowledge } from "./library.js";

/** Languages whose own functions and libraries are known. */
export type KnownLanguage = "python" | "javascript";

/** What holds of a type or does not. */
type Mark =
  | "closed"
  | "calls"
  | "immutable"
  | "iterator"
  | "observed"
  | "record"
  | "bare"
  | "step"
  | "logged"
  | "uniform";

/** What is asked of a type besides its methods and attributes. */
type Trait =
  Mark | "item" | "anyAttribute" | "iteration" | "operation" | "call" | "stores" | "shared" | "wraps";

/** All libraries, to be asked by dotted name and by type. */
export class Knowledge {
  readonly #byModule = new Map<string, Library>();
  readonly #types = new Map<string, { readonly type: TypeKnowledge; readonly library: Library }>();
  readonly #methods = new Map<string, Behaviour | null>();

  constructor(
    libraries: readonly Library[],
    readonly language: KnownLanguage = "python",
  ) {
    for (const library of libraries) {
      for (const module of library.modules) this.#byModule.set(module, library);
      for (const [name, type] of Object.entries(library.types)) this.#types.set(name, { type, library });
    }
  }

  /** The library that a dotted name belongs to: that of its longest known prefix. */
  library(path: string): Library | null {
    for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
      const library = this.#byModule.get(path.slice(0, end));
      if (library !== undefined) return library;
    }
    return null;
  }

  /** The dotted name under which knowledge stands. */
  canonical(path: string): string {
    const library = this.library(path);
    for (const [from, to] of Object.entries(library?.same ?? {})) {
      if (path === from || path.startsWith(`${from}.`)) return to + path.slice(from.length);
    }
    return path;
  }

  callable(path: string): Behaviour | null {
    const library = this.library(path);
    if (library === null) return null;
    const last = path.slice(path.lastIndexOf(".") + 1);
    return library.functions.get(path) ?? library.anywhere?.get(last) ?? library.otherwise;
  }

  objectType(path: string): string | null {
    return this.library(path)?.objects?.[path] ?? null;
  }

  /** Whether code that does not name it may use it. */
  isUsedUnseen(path: string): boolean {
    return this.library(path)?.usedUnseen?.test(path) === true;
  }

  type(name: string): TypeKnowledge | null {
    return this.#types.get(name)?.type ?? null;
  }

  /** What the type's functions use silently. */
  uses(type: string): readonly Resource[] {
    return this.#types.get(type)?.library.uses ?? [];
  }

  method(type: string, name: string): Behaviour | null {
    const key = `${type} ${name}`;
    const kept = this.#methods.get(key);
    if (kept !== undefined) return kept;
    const found = this.#find(type, (knowledge) => knowledge.methods?.get(name));
    this.#methods.set(key, found);
    return found;
  }

  attribute(type: string, name: string): Behaviour | null {
    return this.#find(type, (knowledge) => knowledge.attributes?.get(name));
  }

  otherwise(type: string): Behaviour | null {
    return this.#find(type, (knowledge) => knowledge.otherwise ?? undefined);
  }

  is(type: string | null, mark: Mark): boolean {
    return type !== null && this.trait(type, mark) === true;
  }

  trait<Key extends Trait>(type: string, key: Key): NonNullable<TypeKnowledge[Key]> | null {
    return this.#find<NonNullable<TypeKnowledge[Key]>>(type, (knowledge) => knowledge[key] ?? undefined);
  }

  #find<Found>(type: string, pick: (knowledge: TypeKnowledge) => Found | undefined): Found | null {
    const entry = this.#types.get(type);
    if (entry === undefined) return null;
    const own = pick(entry.type);
    if (own !== undefined) return own;
    for (const base of entry.type.bases ?? []) {
      const inherited = this.#find(base, pick);
      if (inherited !== null) return inherited;
    }
    return null;
  }
}

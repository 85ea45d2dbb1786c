import type { Behaviour, Library, TypeKnowledge } from "../../../src/knowledge/index.js";

/** One thing that the knowledge says, to be shown true. */
export interface Entry {
  readonly id: string;
  readonly kind:
    "function" | "method" | "attribute" | "item" | "iteration" | "operation" | "call" | "otherwise";
  /** A function's dotted name; for what holds otherwise, the module's. */
  readonly path: string;
  readonly type: string | null;
  readonly name: string;
  readonly behaviour: Behaviour & { readonly librarySettings?: readonly string[] };
  /** The type has it from another one. */
  readonly inherited: boolean;
  /** What is said of others by name, so that `otherwise` does not hold for it. */
  readonly known: readonly string[];
  readonly anywhere: readonly string[];
}

/** The name of a library's recipes. */
export function nameOf(library: Library): string {
  return library.modules[0] ?? "plain";
}

/** All that is said of a library and its types, those that they inherit included. */
export function entriesOf(library: Library, all: readonly Library[]): readonly Entry[] {
  const types = new Map(all.flatMap((one) => Object.entries(one.types)));
  const entry = (kind: Entry["kind"], more: Partial<Entry> & { behaviour: Behaviour }): Entry => {
    const { path = "", type = null, name = "" } = more;
    const id = type === null ? path : `${type}.${kind === "method" || kind === "attribute" ? name : kind}`;
    return { id, kind, path, type, name, inherited: false, known: [], anywhere: [], ...more };
  };
  const functions = [...library.functions].map(([path, behaviour]) => entry("function", { path, behaviour }));
  const { otherwise } = library;
  const others =
    otherwise === null
      ? []
      : library.modules.map((module) => ({
          ...entry("otherwise", {
            path: module,
            behaviour: otherwise,
            known: [...library.functions.keys(), ...Object.keys(library.objects ?? {})],
            anywhere: [...(library.anywhere?.keys() ?? [])],
          }),
          id: `${module} otherwise`,
        }));
  const ofTypes = Object.entries(library.types).flatMap(([type, knowledge]) => {
    const chain = basesOf(type, types);
    const known = chain.flatMap((one) => [...(one.methods?.keys() ?? []), ...(one.attributes?.keys() ?? [])]);
    const seen = new Set<string>();
    return chain.flatMap((one) => {
      const inherited = one !== knowledge;
      const found: Entry[] = [];
      const add = (kind: Entry["kind"], name: string, behaviour: Behaviour | null | undefined) => {
        if (behaviour == null || seen.has(`${kind} ${name}`)) return;
        seen.add(`${kind} ${name}`);
        // `os.environ` is the environment.
        const { stores } = knowledge;
        if (
          stores !== undefined &&
          behaviour.effects.some((effect) => "resource" in effect && effect.resource === stores)
        )
          behaviour = { ...behaviour, changes: [...behaviour.changes, "receiver"] };
        found.push(entry(kind, { type, name, behaviour, inherited, known }));
      };
      for (const [name, behaviour] of one.methods ?? []) add("method", name, behaviour);
      for (const [name, behaviour] of one.attributes ?? []) add("attribute", name, behaviour);
      for (const kind of ["item", "operation", "call"] as const) add(kind, "", one[kind]);
      // To iterate over an iterator advances it.
      const advances = chain.some(({ iterator }) => iterator === true);
      if (one.iteration !== undefined) {
        const { changes } = one.iteration;
        add("iteration", "", { ...one.iteration, changes: advances ? [...changes, "receiver"] : changes });
      }
      add("otherwise", "", one.otherwise);
      return found;
    });
  });
  return [...functions, ...others, ...ofTypes];
}

function basesOf(name: string, types: ReadonlyMap<string, TypeKnowledge>): readonly TypeKnowledge[] {
  const type = types.get(name);
  return type === undefined ? [] : [type, ...(type.bases ?? []).flatMap((base) => basesOf(base, types))];
}

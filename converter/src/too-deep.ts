import type { CellFacts } from "./facts/index.js";
import type { KnownCell } from "./front-end.js";
import { NestedTooDeep } from "./ipython/index.js";
import { IDENTITY } from "./ipython/line-map.js";

const because = "is nested too deep to be read";

/** Runs what walks through code; null where that is nested deeper than the stack is high. */
export function unlessTooDeep<Result>(walk: () => Result): Result | null {
  try {
    return walk();
  } catch (error) {
    const isTooDeep =
      error instanceof NestedTooDeep || (error instanceof RangeError && /call stack/u.test(error.message));
    if (isTooDeep) return null;
    throw error;
  }
}

/** What is known of a cell that is nested too deep: it may do anything. */
export function tooDeep(source: string): KnownCell {
  return {
    parsed: {
      source,
      transformed: { code: source, map: IDENTITY, magics: [], automagic: null },
      tree: null,
      error: { message: "too deeply nested", line: 1, column: 1 },
      automagic: false,
      embedded: [],
    },
    facts: {
      steps: [{ kind: "anything", because, line: 1 }],
      names: [],
      shape: "work",
      unreadable: because,
    },
  };
}

/** How deep a cell's code is nested. */
export function depthOf({ steps }: CellFacts): number {
  let depth = 0;
  for (let level: readonly unknown[] = steps; level.length > 0; depth += 1)
    level = [...new Set(level.flatMap(partsOf))];
  return depth;
}

function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.filter((part) => typeof part === "object" && part !== null);
}

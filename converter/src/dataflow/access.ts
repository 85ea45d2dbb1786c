import type { Machine } from "./machine.js";
import type { Access } from "./record.js";

/** How the cell comes to do something, through the notebook's function that it called, if any. */
export function access(machine: Machine, via: string | null, words: string): Access {
  const outer = machine.frames[0]?.function.function?.facts.name;
  if (outer === undefined) return { via, words };
  const called =
    outer === "a lambda" || outer === "the timed code" ? `runs ${outer}, which` : `calls \`${outer}\`, which`;
  return { via, words: `${called} ${words}` };
}

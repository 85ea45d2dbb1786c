import type { Resource } from "../knowledge/index.js";
import type { Ref } from "./heap.js";
import type { Machine } from "./machine.js";

/** What storing into something of a library changes, where that is a setting: `os.environ`, `plt.rcParams`. */
export function resourceOfSymbol(one: Ref, machine: Machine): Resource | null {
  if (one.symbol !== null) return settingOf(one.symbol, machine);
  return one.type === null ? null : machine.knowledge.trait(one.type, "stores");
}

/** The setting that an object of a library is, by its name. */
export function settingOf(symbol: string, machine: Machine): Resource | null {
  if (symbol.startsWith("pandas.options")) return "pandas options";
  const type = machine.knowledge.objectType(symbol);
  return type === null ? null : machine.knowledge.trait(type, "stores");
}

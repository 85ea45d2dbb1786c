import type { Resource } from "../knowledge/index.js";
import type { Ref } from "./heap.js";
import type { Machine } from "./machine.js";

/** What storing into something of a library changes, where that is a setting: `os.environ`, `plt.rcParams`. */
export function resourceOfSymbol(one: Ref, machine: Machine): Resource | null {
  const type = one.symbol === null ? one.type : machine.knowledge.objectType(one.symbol);
  return type === null
    ? optionsOf(one.symbol)
    : (machine.knowledge.trait(type, "stores") ?? optionsOf(one.symbol));
}

function optionsOf(symbol: string | null): Resource | null {
  if (symbol === null) return null;
  if (symbol.startsWith("pandas.options")) return "pandas options";
  return null;
}
